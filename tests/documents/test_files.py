"""Files are whole or not there, and their names are harmless (faults 4, 5, 15, 43)."""

from __future__ import annotations

import errno
from datetime import date
from pathlib import Path

import pytest

from mo_desk.documents.files import replacing, results_name, safe_part
from mo_desk.domain.errors import Unreachable


def fail_half_way(target: Path, error: Exception) -> None:
    with replacing(target) as temporary:
        temporary.write_text("half")
        raise error


def test_what_is_written_replaces_what_was_there_at_the_end_only(tmp_path):
    target = tmp_path / "uit.txt"
    target.write_text("oud")

    with replacing(target) as temporary:
        temporary.write_text("nieuw")
        assert target.read_text() == "oud"

    assert (target.read_text(), [path.name for path in tmp_path.iterdir()]) == ("nieuw", ["uit.txt"])


def test_a_failure_while_writing_leaves_the_old_file_and_nothing_else(tmp_path):
    target = tmp_path / "uit.txt"
    target.write_text("oud")

    with pytest.raises(ZeroDivisionError):
        fail_half_way(target, ZeroDivisionError())

    assert (target.read_text(), [path.name for path in tmp_path.iterdir()]) == ("oud", ["uit.txt"])


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk_full"),
        (errno.EDQUOT, "disk_full"),
        (errno.EACCES, "document_in_use"),
        (errno.EIO, "document_not_written"),
    ],
)
def test_what_the_disk_says_is_told_apart(tmp_path, number, code):
    with pytest.raises(Unreachable) as caught:
        fail_half_way(tmp_path / "uit.txt", OSError(number, "van de schijf"))

    assert (caught.value.code, caught.value.params, list(tmp_path.iterdir())) == (code, {"file": "uit.txt"}, [])


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(Unreachable) as caught, replacing(tmp_path / "weg" / "uit.txt") as temporary:
        temporary.write_text("x")

    assert caught.value.code == "document_not_written"


def test_a_results_workbook_is_named_after_course_day_and_version_only():
    assert results_name("2026-117", date(2026, 11, 24), 2) == "MO_resultaten_2026-117_2026-11-24_v2.xlsx"
    assert results_name("2026-117", date(2026, 11, 24), 1, ".csv") == "MO_resultaten_2026-117_2026-11-24_v1.csv"


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("2026/117 (avond)", "2026-117-avond"), ("../../etc", "etc"), ("C:\\x", "C-x"), ("", "zonder-nummer"), ("\u202egnp", "gnp"), ("con", "_con"), ("LPT1", "_LPT1"),
        ("a" * 60, "a" * 40), ("الحسن", "zonder-nummer"), ("a.", "a"),
    ],
)  # fmt: skip
def test_a_part_of_a_file_name_holds_nothing_a_file_system_minds(text, part):
    assert safe_part(text) == part
