"""Reading the outlines of the countries on the map (`resources/map/outlines.json`, Natural Earth, public domain)."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from mo_desk.domain.errors import Invalid
from mo_desk.views.canon import Outline

FILE_LIMIT_BYTES = 512 * 1024


class _Outline(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: Annotated[str, Meta(min_length=1, max_length=40)]
    rings: list[list[tuple[float, float]]]


class _Outlines(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    source: str
    outlines: list[_Outline]


def read_outlines(path: Path) -> tuple[Outline, ...]:
    """Read the outlines: rings of (longitude, latitude) in degrees.

    Raises:
        Invalid: `content_missing`, `content_too_large` or `content_unreadable`.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Invalid("content_missing", field=path.name, file=path.name) from error
    if len(data) > FILE_LIMIT_BYTES:
        raise Invalid("content_too_large", field=path.name, file=path.name, limit=FILE_LIMIT_BYTES)
    try:
        read = msgspec.json.decode(data, type=_Outlines)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Invalid("content_unreadable", field=path.name, file=path.name) from error
    return tuple(Outline(one.name, tuple(tuple(ring) for ring in one.rings)) for one in read.outlines)
