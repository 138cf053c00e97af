from __future__ import annotations

from PySide6.QtTest import QSignalSpy

from mo_desk.ui.plumbing.kit import Kit


def test_a_wish_to_go_somewhere_carries_what_to_open_there(kit: Kit) -> None:
    pages, tests, chapters = (
        QSignalSpy(kit.navigator.page_requested),
        QSignalSpy(kit.navigator.test_screen_requested),
        QSignalSpy(kit.navigator.help_requested),
    )

    kit.navigator.go("groups", "group-1")
    kit.navigator.start_test("sitting-1", "person-1")
    kit.navigator.help("testmoment")

    assert [spy.at(0) for spy in (pages, tests, chapters)] == [
        ["groups", "group-1"],
        ["sitting-1", "person-1"],
        ["testmoment"],
    ]
