"""Strict, bounded reading of TOML: every value is asked for by name, type and range, and what nobody asked for is refused.

`Table` wraps one table of a file and remembers where it stands, so that each refusal names the file, the place (such as
`items[2].texts.ar`) and the key. Texts must be NFC and free of control and bidirectional-control characters, which
could make a screen or a paper show something else than what was reviewed.

    table = read_toml(path)
    title = table.text("title", limit=100)
    table.finish()                       # refuses unknown keys
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from mo_desk.domain.errors import Invalid, Param

FILE_LIMIT_BYTES = 128 * 1024
FORBIDDEN = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
"""Control characters, bidirectional controls and invisible characters; of the whole range only the line feed is text."""

Choice = TypeVar("Choice", bound=StrEnum)


def read_toml(path: Path) -> Table:
    """Read one file.

    Raises:
        Invalid: `content_missing`, `content_too_large` or `content_unreadable`, each naming the file.
    """
    name = f"{path.parent.name}/{path.name}"
    try:
        with path.open("rb") as file:
            data = file.read(FILE_LIMIT_BYTES + 1)
    except OSError as error:
        raise Invalid("content_missing", field=name, file=name) from error
    if len(data) > FILE_LIMIT_BYTES:
        raise Invalid("content_too_large", field=name, file=name, limit=FILE_LIMIT_BYTES)
    try:
        values = tomllib.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise Invalid("content_unreadable", field=name, file=name) from error
    return Table(values, name, "")


class Table:
    """One table of a file; a key is used up when it is read."""

    def __init__(self, values: dict[str, Any], file: str, place: str) -> None:
        self._left = dict(values)
        self._file = file
        self._place = place

    @property
    def file(self) -> str:
        """Return the name of the file, with its folder."""
        return self._file

    def call(self, name: str) -> None:
        """Let refusals name this table by its id rather than by its place in the file."""
        self._place = name

    def has(self, key: str) -> bool:
        """Say whether an optional key is there and not yet read."""
        return key in self._left

    def left(self) -> tuple[str, ...]:
        """Return the keys that were not read yet, in file order."""
        return tuple(self._left)

    def text(self, key: str, *, limit: int, least: int = 1, pattern: str = "") -> str:
        """Read a text of `least` to `limit` characters, matching the whole pattern when one is given."""
        value = self._take(key, str)
        assert isinstance(value, str)
        if not least <= len(value) <= limit or (value and not value.strip()):
            raise self.refusal("content_text_length", key, least=least, limit=limit)
        if found := FORBIDDEN.search(value):
            raise self.refusal("content_text_control", key, character=f"U+{ord(found.group()):04X}")
        if not unicodedata.is_normalized("NFC", value):
            raise self.refusal("content_text_not_nfc", key)
        if pattern and not re.fullmatch(pattern, value):
            raise self.refusal("content_value_wrong", key)
        return value

    def whole(self, key: str, *, least: int, most: int) -> int:
        """Read a whole number in a range, both ends included."""
        value = self._take(key, int)
        if isinstance(value, bool) or not least <= value <= most:
            raise self.refusal("content_value_wrong", key)
        return int(value)

    def share(self, key: str) -> float:
        """Read a number strictly between 0 and 1; infinities and not-a-number are refused by the comparison."""
        value = self._take(key, float)
        if not 0.0 < value < 1.0:
            raise self.refusal("content_value_wrong", key)
        return float(value)

    def number(self, key: str, *, least: float, most: float) -> float:
        """Read a number in a range, both ends included; infinities and not-a-number are refused by the comparison."""
        value = self._take(key, float)
        if not least <= value <= most:
            raise self.refusal("content_value_wrong", key)
        return float(value)

    def flag(self, key: str) -> bool:
        """Read true or false."""
        return bool(self._take(key, bool))

    def day(self, key: str) -> date:
        """Read a local date without a time."""
        value = self._take(key, date)
        if isinstance(value, datetime):
            raise self.refusal("content_value_wrong", key)
        assert isinstance(value, date)
        return value

    def choice(self, key: str, choices: type[Choice]) -> Choice:
        """Read one of a closed set."""
        value = self._take(key, str)
        if value not in {choice.value for choice in choices}:
            raise self.refusal("content_value_wrong", key)
        return choices(value)

    def texts(self, key: str, *, limit: int, most: int) -> tuple[str, ...]:
        """Read a list of at most `most` texts."""
        values = self._take(key, list)
        if len(values) > most:
            raise self.refusal("content_too_many", key, limit=most)
        inner = Table({f"{key}[{place}]": value for place, value in enumerate(values)}, self._file, self._place)
        return tuple(inner.text(name, limit=limit) for name in inner.left())

    def table(self, key: str) -> Table:
        """Read a table inside this one."""
        return Table(self._take(key, dict), self._file, self._inside(key))

    def tables(self, key: str, *, most: int, least: int = 1) -> Sequence[Table]:
        """Read a list of `least` to `most` tables."""
        values = self._take(key, list)
        if not least <= len(values) <= most:
            raise self.refusal("content_too_many" if values else "content_key_missing", key, limit=most)
        if any(not isinstance(value, dict) for value in values):
            raise self.refusal("content_value_wrong", key)
        return [Table(value, self._file, self._inside(f"{key}[{place}]")) for place, value in enumerate(values)]

    def finish(self) -> None:
        """Refuse the file when a key was not asked for."""
        for key in self._left:
            raise self.refusal("content_key_unknown", key)

    def refusal(self, code: str, key: str, **params: Param) -> Invalid:
        """Make the error that names file, place and key."""
        place = self._inside(key)
        return Invalid(code, field=place, file=self._file, key=place, **params)

    def _take(self, key: str, kind: type) -> Any:
        if key not in self._left:
            raise self.refusal("content_key_missing", key)
        value = self._left.pop(key)
        if not isinstance(value, kind):
            raise self.refusal("content_value_wrong", key)
        return value

    def _inside(self, key: str) -> str:
        return f"{self._place}.{key}" if self._place else key
