"""Where a finding stands in its file: TOML readers give values without lines, so the lines are looked up in the text.

A line `id = "..."` begins what carries that id; the tables and keys below it are its parts. The formats of the bank and
of the lessons write ids, table headings and keys at the beginning of a line, and nothing else is looked at. What a name
such as a theme or a family means is found where it is written first; a file that tells no id is known by its own name.

    locations = find_locations(folder, "items/*/*.toml")
    locations.find("t07-huur", "texts.fr.stem")       # Location("items/t07/huur.toml", 31)
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from mo_desk.content.tables import FILE_LIMIT_BYTES

OWN_TABLES = ("", "items", "goals")
"""An `id` at the top of a file, or in one of these lists, begins something new; elsewhere it is a key as any other."""
NAME_TABLES = ("themes", "pictograms")
"""Tables whose keys are themselves names that findings use."""
_HEADING = re.compile(r"\[\[?([A-Za-z0-9_.-]+)\]\]?")
_KEY = re.compile(r'([A-Za-z0-9_-]+)\s*=\s*(?:"([^"]*)")?')


@dataclass(frozen=True, slots=True)
class Location:
    """A line, counted from 1, of a file below the folder that was looked through."""

    file: str
    line: int


class Locations:
    """The lines of every id of an edition, with what stands below it."""

    def __init__(self, places: Mapping[tuple[str, str], Location]) -> None:
        self._places = places

    def find(self, where: str, part: str = "") -> Location | None:
        """Return the line of a part, else of the nearest thing that holds it, else None."""
        while part:
            if found := self._places.get((where, part)):
                return found
            part = part[: max(part.rfind("."), part.rfind("["), 0)]
        return self._places.get((where, ""))


def find_locations(folder: Path, *patterns: str) -> Locations:
    """Look through the files of an edition; what cannot be read is passed over, since the readers refuse it."""
    places: dict[tuple[str, str], Location] = {}
    for path in sorted(path for pattern in patterns for path in folder.glob(pattern)):
        file = path.relative_to(folder).as_posix()
        with path.open("rb") as stream:
            lines = stream.read(FILE_LIMIT_BYTES).decode("utf-8", errors="replace").splitlines()
        for where, part, line in _places(lines):
            places.setdefault((where, part), Location(file, line))
        places.setdefault((path.stem, ""), Location(file, 1))
    return Locations(places)


def _places(lines: list[str]) -> Iterator[tuple[str, str, int]]:
    """Yield (id, part, line) for every id, table and key of a file."""
    owner = root = table = ""
    times: Counter[str] = Counter()
    for number, text in enumerate(lines, 1):
        if heading := _HEADING.match(text):
            name = heading.group(1)
            table = name.removeprefix(f"{root}.") if root else name
            if text.startswith("[[") and name not in OWN_TABLES:
                times[table] += 1
                table = f"{table}[{times[table] - 1}]"
            if owner and name not in OWN_TABLES:
                yield owner, table, number
            top, _, named = name.partition(".")
            if top in NAME_TABLES and named:
                yield named, "", number
        elif key := _KEY.match(text):
            name, value = key.group(1), key.group(2)
            if name == "id" and value and table in OWN_TABLES:
                owner, root, table = value, table, ""
                times.clear()
                yield owner, "", number
            elif table in NAME_TABLES:
                yield name, "", number
            elif owner:
                yield owner, f"{table}.{name}" if table else name, number
            if name == "family" and value:
                yield value, "", number
