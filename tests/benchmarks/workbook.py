"""Row 4: the results workbook beside a bare openpyxl write_only loop over cells of the same number and kinds."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from openpyxl import Workbook

from mo_desk.documents.xlsx.columns import Profile, columns, place_of
from mo_desk.documents.xlsx.results import write_results
from mo_desk.domain.ids import AttemptId, FormId, GroupId, PersonId, RuleId, SittingId
from mo_desk.domain.questions import Standing
from mo_desk.domain.sittings import SeatStatus
from mo_desk.views.results import ControlLine, OutcomeView, PartScore, ResultRow, ResultsView, ScoreView
from tests.benchmarks.measure import Figure, best_pair

ROWS = (10_000, 100_000)
AT = datetime(2026, 11, 24, 9, tzinfo=UTC)


def figures() -> Iterator[Figure]:
    """Measure time at 10,000 rows, and peak memory at both sizes in processes of their own."""
    with tempfile.TemporaryDirectory() as folder:
        view = a_view(ROWS[0])
        ours, peer = best_pair(
            lambda: write_results(Path(folder) / "ours.xlsx", view, 1),
            lambda: _bare(Path(folder) / "bare.xlsx", view),
            2,
        )
        name = f"results workbook, {ROWS[0]:,} rows, all sheets"
        yield Figure(4, name, f"{ours:.1f} s", f"bare write_only loop {peer:.1f} s", ours / peer, 1.15)
        small, large = (_peak(folder, rows) for rows in ROWS)
        held = _held(ROWS[1]) - _held(ROWS[0])
    name = "its memory beyond the rows, 100,000 to 10,000"
    yield Figure(4, name, f"{large - held:.0f} MB", f"{small:.0f} MB", (large - held) / small, 1.1)


def a_view(rows: int) -> ResultsView:
    """Return the results of a very large sitting."""
    parts = tuple(PartScore(f"T{number:02d}", 2, 3) for number in range(1, 12))
    score = ScoreView(
        31, 41, 29, "passed", RuleId("beleidsnota-2024"), "Je hebt 31 van de 41 vragen juist.",
        (PartScore("algemeen", 8, 11), PartScore("praktisch", 23, 30)), parts, 0,
    )  # fmt: skip
    first = ResultRow(
        number=1, person_id=PersonId("a"), display_name="Proefpersoon, Eén", birth_date="1990-05-04", agency_number="T0000001",
        national_number="", contact_language="ar", test_language="ar", form_id=FormId("f"), form_label="F", attempt_id=AttemptId("t"),
        attempt_number=1, day=date(2026, 11, 24), started_at=AT, submitted_at=AT, minutes=17, status=SeatStatus.TAKEN,
        identity="seen", score=score, withheld="", evaluation=None, outcome=OutcomeView("undetermined", ("process_evaluation",), "…"),
        accommodations=False, incidents=0, fee_status="paid", paper_number="N-1", sync="checked", received_at=AT,
    )  # fmt: skip
    everyone = tuple(
        replace(first, number=number, person_id=PersonId(f"{number:032x}"), attempt_id=AttemptId(f"{number:032x}"))
        for number in range(1, rows + 1)
    )
    return ResultsView(
        sitting_id=SittingId("s"), group_id=GroupId("g"), agency="Agentschap (oefening)", course_number="2026-117", language="ar",
        place="Genk", country="BE", time_zone="Europe/Brussels", days=(date(2026, 11, 24),), standing=Standing.PRACTICE,
        leader="Testverantwoordelijke", rule_id=RuleId("beleidsnota-2024"), rule_title="Beleidsnota", rule_valid_from=date(2024, 9, 30),
        rule_certainty="intention", rule_sentence="Minstens 70 %.", control=ControlLine(rows, rows, 0, 0, 0, 0, 0), rows=everyone,
        incidents=(), form_uses=(("F", rows),), confirmed_share=(rows, rows), head_code="0000-0000-0000", made_at=AT, made_by="Bench",
    )  # fmt: skip


def _bare(path: Path, view: ResultsView) -> None:
    """Write the same values as the results sheet and the theme sheet, with nothing around them."""
    place, chosen = place_of(view), columns(Profile.COORDINATOR)
    book = Workbook(write_only=True)
    for sheet in (book.create_sheet("Resultaten"), book.create_sheet("Per thema"), book.create_sheet("Te beslissen")):
        for row in view.rows:
            if sheet.title == "Resultaten":
                sheet.append([column.value(row, place) for column in chosen])
            elif sheet.title == "Per thema" and row.score:
                parts = (*row.score.blocks, *row.score.themes)
                sheet.append(
                    [row.number, row.display_name, *(n for part in parts for n in (part.points, part.maximum))]
                )
    book.save(path)


def _peak(folder: str, rows: int) -> float:
    return _child("write", folder, rows)


def _held(rows: int) -> float:
    return _child("hold", "", rows)


def _child(what: str, folder: str, rows: int) -> float:
    command = [sys.executable, "-m", "tests.benchmarks.workbook", what, folder, str(rows)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


if __name__ == "__main__":
    import resource

    view = a_view(int(sys.argv[3]))
    if sys.argv[1] == "write":
        write_results(Path(sys.argv[2]) / "peak.xlsx", view, 1)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
