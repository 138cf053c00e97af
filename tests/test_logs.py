from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from mo_desk.domain.errors import Damaged
from mo_desk.logs import FILE_NAME, FILES_KEPT, LARGEST_FILE, close_log, open_log, record
from mo_desk.store.engine import open_engine


@pytest.fixture
def log(tmp_path: Path) -> Iterator[logging.Logger]:
    yield open_log(tmp_path)
    close_log()


def lines(folder: Path) -> list[str]:
    return [line.partition(" ")[2] for line in (folder / FILE_NAME).read_text().splitlines()]


def test_an_event_is_a_line_of_fields_with_a_utc_time(log, tmp_path):
    record(log, "backup_made", reason="daily", pages=812, ms=140)

    assert lines(tmp_path) == ["INFO backup_made reason=daily pages=812 ms=140"]
    assert (tmp_path / FILE_NAME).read_text()[:24].endswith("Z")


def test_the_file_is_for_the_owner(log, tmp_path):
    record(log, "started")

    assert (tmp_path / FILE_NAME).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "field", ["name", "person", "birth_date", "national_number", "text", "subject", "answer", "path"]
)
def test_a_field_that_could_name_somebody_cannot_be_logged(log, field):
    with pytest.raises(ValueError, match=field):
        record(log, "person_put", **{field: "x"})  # type: ignore[arg-type]


def test_an_event_with_words_in_it_cannot_be_logged(log):
    with pytest.raises(ValueError):
        record(log, "Fatima signed in")


@pytest.mark.parametrize(
    "value",
    [
        "Fatima",
        "el amrani",
        "85.07.30-033.28",
        "85073003328",
        "a1234567",
        "1985-07-30",
        "فاطمة",
        "x" * 201,
        "a\nb",
        85073003328,
    ],
)
def test_a_value_that_looks_like_personal_data_does_not_get_through(log, tmp_path, value):
    record(log, "task_done", task=value)

    assert str(value) not in (tmp_path / FILE_NAME).read_text()
    assert len(lines(tmp_path)) == 1


def test_codes_figures_and_ids_get_through(log, tmp_path):
    record(log, "pushed", chain="0123456789abcdef" * 2, seq=4711, code="disk_full", version="0.1.0")

    assert lines(tmp_path) == [f"INFO pushed chain={'0123456789abcdef' * 2} seq=4711 code=disk_full version=0.1.0"]


def test_what_libraries_say_is_reduced_to_who_said_it(log, tmp_path):
    logging.getLogger("httpx").warning("GET https://hub/people?name=%s", "Fatima")

    (line,) = lines(tmp_path)
    assert line.startswith("WARNING library_message kind=httpx seq=")
    assert "Fatima" not in line


def test_a_field_smuggled_past_record_is_dropped(log, tmp_path):
    log.warning("person_put", extra={"event_fields": {"name": "fatima", "count": 1}})

    assert lines(tmp_path) == ["WARNING person_put count=1"]


def test_an_exception_is_its_class_code_and_places_never_its_message(log, tmp_path):
    try:
        open_engine(tmp_path / "Fatima.db", bytes(32))
    except Damaged as error:
        record(log, "open_failed", level=logging.ERROR, error=error)
    try:
        raise ValueError("Fatima")
    except ValueError as error:
        record(log, "task_failed", level=logging.ERROR, error=error)

    first, second = lines(tmp_path)
    assert first.startswith("ERROR open_failed error=damaged code=database_missing places=store/engine.py:")
    assert second == "ERROR task_failed error=valueerror code=none places=elsewhere"
    assert "Fatima" not in first + second


def test_the_log_rotates_and_is_bounded(log, tmp_path):
    (tmp_path / FILE_NAME).write_bytes(b"x" * (LARGEST_FILE - 10))

    for _ in range(3):
        record(log, "started")

    assert sorted(path.name for path in tmp_path.iterdir()) == [FILE_NAME, f"{FILE_NAME}.1"]
    assert FILES_KEPT == 5


def test_a_log_that_cannot_be_written_disturbs_nobody(tmp_path, capfd):
    log = open_log(tmp_path / "gone")

    record(log, "started")

    close_log()
    assert capfd.readouterr() == ("", "")


def test_opening_twice_writes_each_line_once(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    open_log(tmp_path / "a")
    record(open_log(tmp_path / "b"), "started")
    close_log()
    close_log()

    assert len(lines(tmp_path / "b")) == 1
    assert not (tmp_path / "a" / FILE_NAME).exists()
