from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from mo_desk.domain.access import Role
from mo_desk.domain.errors import NotAllowed, Unreachable
from mo_desk.domain.people import Person
from tests.helpers.desks import OpenDay
from tests.helpers.papers import pdf_text, sheet_pairs, sheet_rows

STATUS = {"afgelegd": "afgelegd", "afwezig": "afwezig", "stopgezet": "stopgezet", "to_do": "nog te doen"}
VERDICT = {"passed": "geslaagd", "not_passed": "niet geslaagd", "undetermined": "te bepalen"}
OUTCOME = {"achieved": "MO behaald", "not_achieved": "MO niet behaald", "undetermined": "nog niet te bepalen"}


def a_whole_day(day: OpenDay) -> None:
    day.sit(day.people[0], 11, 26)
    day.confirm(day.people[0])
    day.sit(day.people[1], 5, 14)
    day.confirm(day.people[1], 1)
    day.catalog.sittings.record_absence(day.actor, day.sitting_id, day.people[2], "absent")
    delivery = day.start(day.people[3])
    day.catalog.attempts.stop(day.actor, delivery.attempt_id, "onwel", 60)
    day.catalog.sittings.report_incident(day.actor, day.sitting_id, "phone", "Een gsm ging af.", day.people[0])
    day.catalog.sittings.close_day(day.actor, day.sitting_id, final=True)


def test_screen_workbook_csv_and_papers_say_the_same(day: OpenDay, tmp_path: Path) -> None:
    a_whole_day(day)
    view = day.catalog.outcomes.results(day.actor, day.sitting_id)

    book, table = day.catalog.exports.results_workbook(day.actor, day.sitting_id, tmp_path)
    papers = day.catalog.attestations
    report = pdf_text(papers.print_report(day.actor, day.sitting_id, tmp_path / "verslag.pdf"))
    rows = sheet_rows(book, "Resultaten")
    with table.open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file, delimiter=";"))

    assert [row["Naam"] for row in rows] == [row.display_name for row in view.rows]
    for row, cells, line in zip(view.rows, rows, lines, strict=True):
        score = row.score
        shown = (cells["Totaal"], cells["Maximum"], cells["Nodig"], cells["Resultaat test"])
        expected = (None,) * 4 if score is None else (score.points, score.maximum, score.needed, VERDICT[score.verdict])
        assert shown == expected
        assert cells["Status"] == line["Status"] == STATUS[row.status.value]
        assert cells["Voorstel MO"] == line["Voorstel MO"] == OUTCOME[row.outcome.outcome]
        assert line["Totaal"] == ("" if score is None else str(score.points))
        assert f"{row.display_name} {STATUS[row.status.value]}" in report
        if score is None:
            continue
        paper = pdf_text(
            papers.print_provisional(day.actor, day.sitting_id, [row.person_id], tmp_path / f"{row.number}.pdf")
        )
        slip = pdf_text(papers.print_slips(day.actor, day.sitting_id, [row.person_id], tmp_path / "strook.pdf"))
        assert f"{score.points} / {score.maximum}: {VERDICT[score.verdict]}" in paper
        assert OUTCOME[row.outcome.outcome] in paper
        assert score.sentence.split(". ")[0] in " ".join(slip.split())
    control = sheet_pairs(book, "Overzicht")
    assert (control["Ingeschreven"], control["Afgelegd"], control["Afwezig"], control["Stopgezet"]) == (4, 2, 1, 1)
    assert "4 ingeschreven = 2 afgelegd + 1 afwezig" in report
    assert view.control.open == 0
    assert "De controle klopt" in report
    assert "Een gsm ging af." in report


def test_a_second_export_is_version_two_and_lists_what_changed_and_why(day: OpenDay, tmp_path: Path) -> None:
    day.sit(day.people[0], 11, 26)
    day.confirm(day.people[0], 1)
    first, _ = day.catalog.exports.results_workbook(day.actor, day.sitting_id, tmp_path)
    day.confirm(day.people[0], 3, reason="vergissing")

    second, table = day.catalog.exports.results_workbook(
        day.actor, day.sitting_id, tmp_path, reason="procesevaluatie verbeterd"
    )

    assert (first.name, second.name, table.name) == (
        "MO_resultaten_2026-117_2026-11-24_v1.xlsx",
        "MO_resultaten_2026-117_2026-11-24_v2.xlsx",
        "MO_resultaten_2026-117_2026-11-24_v2.csv",
    )
    changed = {row["Kolom"]: row for row in sheet_rows(second, "Wijzigingen")}
    assert changed["Procesevaluatie"]["Vroeger"] == "negatief"
    assert changed["Procesevaluatie"]["Nu"] == "positief"
    assert changed["Voorstel MO"]["Nu"] == "MO behaald"
    assert "Totaal" not in changed
    assert {row["Reden"] for row in changed.values()} == {"procesevaluatie verbeterd"}
    assert {row["Door"] for row in changed.values()} == {"Leerkracht Test"}
    assert "Wijzigingen" not in openpyxl.load_workbook(first, read_only=True).sheetnames


def test_an_export_of_what_did_not_change_says_so(day: OpenDay, tmp_path: Path) -> None:
    for _ in range(2):
        book, _ = day.catalog.exports.results_workbook(day.actor, day.sitting_id, tmp_path)

    [row] = sheet_rows(book, "Wijzigingen")
    assert "niets veranderd" in str(row["Naam"])


def test_no_answer_by_item_and_no_formula_leaves_the_laptop(day: OpenDay, tmp_path: Path) -> None:
    wicked = day.catalog.people.add_person(
        day.actor, Person('=HYPERLINK("http://x")', "@SUM(1)", contact_language="nl"), day.group_id
    ).person_id
    day.catalog.sittings.plan_seat(day.actor, day.sitting_id, wicked, "nl", ())
    delivery = day.start(wicked)
    day.answer(delivery, 11, 30)
    day.catalog.attempts.submit(day.actor, delivery.attempt_id, 60)

    book, table = day.catalog.exports.results_workbook(day.leader, day.sitting_id, tmp_path)

    cells = [cell for sheet in openpyxl.load_workbook(book) for row in sheet for cell in row]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]
    text = " ".join(str(cell.value) for cell in cells) + table.read_text(encoding="utf-8-sig")
    assert not [question.item_id for question in delivery.questions if question.item_id in text]
    with table.open(encoding="utf-8-sig", newline="") as file:
        assert not [cell for line in csv.reader(file, delimiter=";") for cell in line if cell[:1] in "=+-@" and cell]


def test_a_workbook_without_names_names_nobody(day: OpenDay, tmp_path: Path) -> None:
    day.sit(day.people[0])

    book, table = day.catalog.exports.results_workbook(day.actor, day.sitting_id, tmp_path, "no_names")

    cells = [str(cell.value) for sheet in openpyxl.load_workbook(book) for row in sheet for cell in row if cell.value]
    text = " ".join(cells) + table.read_text(encoding="utf-8-sig")
    assert not [name for name in ("Aerts", "Bakr", "T0000001", "1990-05-12", day.people[0]) if name in text]


def test_a_folder_that_cannot_be_written_is_said_and_leaves_nothing(day: OpenDay, tmp_path: Path) -> None:
    (tmp_path / "map").mkdir()
    blocked = tmp_path / "map" / "MO_resultaten_2026-117_2026-11-24_v1.xlsx"
    blocked.mkdir()

    with pytest.raises(Unreachable):
        day.catalog.exports.results_workbook(day.actor, day.sitting_id, tmp_path / "map")

    assert list((tmp_path / "map").iterdir()) == [blocked]
    blocked.rmdir()
    book, _ = day.catalog.exports.results_workbook(day.actor, day.sitting_id, tmp_path / "map")
    assert book.name.endswith("_v1.xlsx")


def test_what_a_workbook_showed_is_kept_inside_the_encrypted_database_only(day: OpenDay, tmp_path: Path) -> None:
    day.catalog.exports.results_workbook(day.actor, day.sitting_id, tmp_path / "out")

    for path in day.desk.home.folder.rglob("*"):
        if path.is_file():
            assert b"Aerts" not in path.read_bytes(), path.name
    assert list(day.desk.home.exports.iterdir()) == []


def test_who_may_not_export_writes_nothing(day: OpenDay, tmp_path: Path) -> None:
    with pytest.raises(NotAllowed):
        day.catalog.exports.results_workbook(
            replace(day.actor, roles=frozenset({Role.PARTNER})), day.sitting_id, tmp_path / "out"
        )
    assert not (tmp_path / "out").exists()
