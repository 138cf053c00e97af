"""Answers and evaluations given to the `score` command as CSV files: bounded, strict, every fault named by its line.

Answers have the columns `participant,item,option`; an empty option is an unanswered question. Evaluations have
`participant,points,maximum`. Columns may stand in any order, nothing else may stand beside them.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

from mo_desk.domain.errors import Invalid
from mo_desk.domain.ids import ItemId, OptionId

FILE_LIMIT_BYTES = 64 * 1024 * 1024
ROWS_LIMIT = 1_000_000
_CELL_LIMIT = 64


def read_answers(path: Path, options: Mapping[ItemId, tuple[OptionId, ...]]) -> dict[str, dict[ItemId, OptionId]]:
    """Return the answers by participant, in file order; `options` holds the items of the form with their options.

    Raises:
        Invalid: `answers_unreadable`, `answers_columns`, `answers_line` (with `line` and a `reason`: participant_missing,
            item_unknown, option_unknown or item_twice).
    """
    answers: dict[str, dict[ItemId, OptionId]] = {}
    seen: set[tuple[str, str]] = set()
    for line, row in _rows(path, ("participant", "item", "option")):
        participant, item, option = row["participant"], ItemId(row["item"]), OptionId(row["option"])
        if not participant:
            raise _wrong(path, line, "participant_missing")
        if item not in options:
            raise _wrong(path, line, "item_unknown")
        if (participant, item) in seen:
            raise _wrong(path, line, "item_twice")
        if option and option not in options[item]:
            raise _wrong(path, line, "option_unknown")
        seen.add((participant, item))
        given = answers.setdefault(participant, {})
        if option:
            given[item] = option
    return answers


def read_evaluations(path: Path) -> dict[str, tuple[int, int]]:
    """Return (points, maximum) by participant.

    Raises:
        Invalid: as `read_answers`; reasons participant_missing, participant_twice, points_wrong.
    """
    evaluations: dict[str, tuple[int, int]] = {}
    for line, row in _rows(path, ("participant", "points", "maximum")):
        participant, points, maximum = row["participant"], row["points"], row["maximum"]
        if not participant:
            raise _wrong(path, line, "participant_missing")
        if participant in evaluations:
            raise _wrong(path, line, "participant_twice")
        if not all(text.isascii() and text.isdigit() and len(text) <= 6 for text in (points, maximum)):
            raise _wrong(path, line, "points_wrong")
        if not 0 <= int(points) <= int(maximum) or int(maximum) < 1:
            raise _wrong(path, line, "points_wrong")
        evaluations[participant] = (int(points), int(maximum))
    return evaluations


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        if path.stat().st_size > FILE_LIMIT_BYTES:
            raise Invalid("answers_unreadable", field=path.name, file=path.name)
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, strict=True)
            head = [cell.strip() for cell in next(reader, [])]
            if sorted(head) != sorted(columns):
                raise Invalid("answers_columns", field=path.name, file=path.name, columns=",".join(columns))
            for count, cells in enumerate(reader, 1):
                if not cells:
                    continue
                if count > ROWS_LIMIT:
                    raise Invalid("answers_unreadable", field=path.name, file=path.name)
                if len(cells) != len(head) or any(len(cell) > _CELL_LIMIT for cell in cells):
                    raise _wrong(path, reader.line_num, "cells_wrong")
                yield reader.line_num, dict(zip(head, (cell.strip() for cell in cells), strict=True))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise Invalid("answers_unreadable", field=path.name, file=path.name) from error


def _wrong(path: Path, line: int, reason: str) -> Invalid:
    return Invalid("answers_line", field=f"line {line}", file=path.name, line=line, reason=reason)
