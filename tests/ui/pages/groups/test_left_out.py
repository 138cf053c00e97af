"""What a list leaves out is said before it is taken over."""

from __future__ import annotations

from mo_desk.ui.pages.groups.roster_view import RosterView
from mo_desk.views.rosters import RowChoice, RowVerdict
from tests.ui.pages import fakes


def said(view: RosterView) -> str:
    return view._left_out.text()


def test_rows_that_wait_and_rows_that_are_refused_are_named(kit, qtbot):
    view = RosterView(kit)
    qtbot.addWidget(view)
    view.show_preview(fakes.PREVIEW)
    doubles = [row for row in fakes.PREVIEW.rows if row.verdict is RowVerdict.POSSIBLE_DOUBLE]
    refused = [row for row in fakes.PREVIEW.rows if row.verdict is RowVerdict.REFUSED]

    assert said(view).startswith(f"{len(doubles)} possible double")
    assert f"{len(refused)} row" in said(view)

    for row in doubles:
        view._decide(row, RowChoice.OTHER)
    assert "possible double" not in said(view)
