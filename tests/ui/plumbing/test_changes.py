from __future__ import annotations

import threading

from PySide6.QtCore import QThread

from mo_desk.ui.plumbing.changes import Changes


def test_a_report_from_another_thread_is_heard_on_the_gui_thread(qtbot) -> None:
    changes = Changes()
    heard: list[tuple[frozenset[str], bool]] = []
    changes.changed.connect(lambda topics: heard.append((topics, QThread.currentThread() is changes.thread())))

    reporter = threading.Thread(target=changes.report, args=(frozenset({"group"}),))
    reporter.start()
    reporter.join()
    qtbot.waitUntil(lambda: bool(heard))

    assert heard == [(frozenset({"group"}), True)]
