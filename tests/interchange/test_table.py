"""A cell as the text a person sees."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from mo_desk.interchange.table import Cell, text_of


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""), (True, "ja"), (False, "nee"), (73011136173, "73011136173"), (73011136173.0, "73011136173"), (1.5, "1.5"), (1e20, "1e+20"), ("x", "x"),
        (datetime(1990, 3, 12, 1), "1990-03-12"), (date(1990, 3, 12), "1990-03-12"), (time(9, 5), "09:05:00"),  # noqa: DTZ001
    ],
)  # fmt: skip
def test_every_kind_of_cell_has_its_text(cell: Cell, text: str):
    assert text_of(cell) == text
