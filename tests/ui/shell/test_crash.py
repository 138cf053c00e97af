"""A failure that nobody foresaw: a calm sentence with a code, and nothing of anybody in the log."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from mo_desk.logs import close_log, open_log
from mo_desk.ui.shell.crash import crash_dialog, report


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    open_log(tmp_path)
    yield tmp_path / "mo-desk.log"
    close_log()


def failure() -> BaseException:
    try:
        raise KeyError("Okoro, Grace")
    except KeyError as error:
        return error


def test_the_dialog_tells_what_is_safe_and_the_code_for_support(qtbot, kit):
    dialog = crash_dialog(kit.texts, "AB12-CD34")
    qtbot.addWidget(dialog)

    assert dialog.text() == "Something went wrong that we did not foresee. What was saved stays saved."
    assert "AB12-CD34" in dialog.informativeText()


def test_the_log_keeps_the_code_and_the_kind_and_no_names(log):
    codes = [report(failure()) for _ in range(20)]

    written = log.read_text(encoding="utf-8")
    assert all(re.fullmatch(r"[0-9A-F]{4}-[0-9A-F]{4}", code) and code.lower() in written for code in codes)
    assert "error=keyerror" in written
    assert "Grace" not in written
    assert len(set(codes)) == 20
