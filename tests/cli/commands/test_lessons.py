from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Command
from tests.helpers.contents import write_edition
from tests.helpers.courses import write_course

THREE = ('checks = ["t07-huur"]', 'checks = ["t07-huur", "t07-huur", "t07-huur"]')


def test_lessons_without_errors_are_done_though_there_are_warnings(command: Command, tmp_path: Path) -> None:
    course, bank = write_course(tmp_path / "course", lesson=(THREE,)), write_edition(tmp_path / "bank")

    said = command("lessons", "check", course, "--bank", bank, "--json")

    assert (said.code, said.data["errors"]) == (0, 0)
    assert said.data["warnings"] == len(said.data["findings"]) > 0
    assert (said.data["lessons"], said.data["windows"], said.data["plans"]) == (1, 1, 1)


def test_an_error_names_file_and_line_and_gives_exit_code_one(command: Command, tmp_path: Path) -> None:
    changes = (THREE, ('window = "lintbebouwing"', 'window = "de-pil"'))
    course, bank = write_course(tmp_path / "course", lesson=changes), write_edition(tmp_path / "bank")
    text = (course / "lessons" / "t07" / "t07-een-woning-huren.toml").read_text(encoding="utf-8")
    line = text.splitlines().index('window = "de-pil"') + 1

    said = command("lessons", "check", course, "--bank", bank, "--json")
    words = command("lessons", "check", course, "--bank", bank, "--language", "en").out

    [error] = [one for one in said.data["findings"] if one["severity"] == "error"]
    assert said.code == 1
    assert (error["code"], error["file"], error["line"]) == (
        "lesson_window_unknown", "lessons/t07/t07-een-woning-huren.toml", line,
    )  # fmt: skip
    assert (
        f"lessons/t07/t07-een-woning-huren.toml, line {line}: Lesson t07-een-woning-huren opens window de-pil" in words
    )


def test_a_file_that_cannot_be_read_is_named_and_the_rest_is_checked(command: Command, tmp_path: Path) -> None:
    course = write_course(tmp_path / "course", lesson=(("minutes = 20", "minutes = 0"),))

    findings = command("lessons", "check", course, "--bank", write_edition(tmp_path / "bank"), "--json").data[
        "findings"
    ]

    refused = next(one for one in findings if one["code"] == "content_value_wrong")
    assert (refused["severity"], refused["file"]) == ("error", "lessons/t07/t07-een-woning-huren.toml")
    assert refused["line"] > 1


def test_a_folder_without_lessons_is_refused(command: Command, tmp_path: Path) -> None:
    said = command("lessons", "check", tmp_path, "--json")

    assert (said.code, said.out) == (1, "")


def test_the_shipped_lessons_are_what_is_checked_without_a_folder(command: Command) -> None:
    assert command("lessons", "check", "--json").data["findings"] is not None
