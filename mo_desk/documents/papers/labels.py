"""Words that are printed on participants' papers, in the participants' languages (`resources/papers/labels.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

FIRST_LANGUAGE = "nl"
CREDIT = "Pictogrammen: OpenMoji, CC BY-SA 4.0"
RIGHT_TO_LEFT = frozenset({"ar", "fa", "prs", "ps", "ur"})


def labels(templates: Path, language: str) -> Mapping[str, str]:
    """Return the words in a language, or in Dutch where that language has none."""
    with (templates / "labels.toml").open("rb") as file:
        table: dict[str, dict[str, str]] = tomllib.load(file)
    return table.get(language, table[FIRST_LANGUAGE])
