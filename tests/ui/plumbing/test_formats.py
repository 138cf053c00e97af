from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from mo_desk.ui.plumbing import formats

WINTER = datetime(2026, 1, 5, 13, 5, tzinfo=UTC)
SUMMER = datetime(2026, 7, 5, 13, 5, tzinfo=UTC)


def test_dates_are_written_day_first() -> None:
    assert formats.date_text(date(2026, 3, 12)) == "12/03/2026"
    assert formats.date_text(None) == ""


def test_several_days_are_written_from_the_first_to_the_last() -> None:
    assert formats.dates_text(()) == ""
    assert formats.dates_text((date(2026, 3, 12),)) == "12/03/2026"
    assert formats.dates_text((date(2026, 3, 12), date(2026, 3, 13), date(2026, 3, 16))) == "12/03/2026 - 16/03/2026"


def test_the_folder_of_a_file_is_told_by_its_name(tmp_path: Path) -> None:
    assert formats.folder_text(tmp_path / "Resultaten" / "a.xlsx") == "Resultaten"
    assert formats.folder_text(Path(tmp_path.anchor) / "a.xlsx") == tmp_path.anchor


@pytest.mark.parametrize(
    ("stored", "shown"), [("1990-05-04", "04/05/1990"), ("1990-05-00", "05/1990"), ("1990-00-00", "1990"), ("", "")]
)
def test_a_birth_date_may_be_partial(stored: str, shown: str) -> None:
    assert formats.partial_date_text(stored) == shown


def test_moments_are_shown_in_the_time_of_the_place() -> None:
    assert formats.time_text(WINTER, "Europe/Brussels") == "14:05"
    assert formats.time_text(SUMMER, "Europe/Brussels") == "15:05"
    assert formats.moment_text(WINTER, "Africa/Casablanca") == "05/01/2026 14:05"
    assert (formats.time_text(None, "Europe/Brussels"), formats.moment_text(None, "Europe/Brussels")) == ("", "")


@pytest.mark.parametrize(
    ("count", "shown"),
    [(0, "0 kB"), (12, "1 kB"), (812_345, "812 kB"), (3_449_000, "3,4 MB"), (1_234_000_000, "1,2 GB")],
)
def test_sizes_on_disk_have_a_decimal_comma(count: int, shown: str) -> None:
    assert formats.bytes_text(count) == shown


@pytest.mark.parametrize("text", ["12/03/2026", "12-3-2026", " 12.03.2026 ", "2026-03-12"])
def test_a_date_is_read_as_people_write_it(text: str) -> None:
    assert formats.read_date(text) == date(2026, 3, 12)


@pytest.mark.parametrize("text", ["", "31/02/2026", "12/2026", "morgen", "١٢/٠٣/٢٠٢٦", "12/03/2026/1"])
def test_what_is_no_date_is_not_read_as_one(text: str) -> None:
    assert formats.read_date(text) is None
