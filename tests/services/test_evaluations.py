from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest

from mo_desk.domain.access import Actor
from mo_desk.domain.errors import Invalid, NotAllowed, Refused
from mo_desk.views.results import ResultRow
from tests.helpers.desks import PASSPHRASE, TODAY, OpenDay
from tests.helpers.papers import pdf_text, sheet_rows


def levels(day: OpenDay, points: int) -> dict[str, int]:
    return {one.criterion: points for one in day.catalog.evaluations.rubric(day.actor).criteria}


def test_an_observation_is_kept_with_date_author_and_criterion(day: OpenDay) -> None:
    criterion = day.catalog.evaluations.rubric(day.actor).criteria[0].criterion
    observe = day.catalog.evaluations.observe

    observe(day.actor, day.group_id, day.people[0], TODAY - timedelta(days=3), criterion, " Stelde vragen. ")
    observe(day.actor, day.group_id, day.people[0], TODAY, "", "Hielp een ander.")

    found = day.catalog.evaluations.get_evaluation(day.actor, day.group_id, day.people[0]).observations
    assert [(one.text, one.criterion, one.author) for one in found] == [
        ("Hielp een ander.", "", "Leerkracht Test"),
        ("Stelde vragen.", criterion, "Leerkracht Test"),
    ]


@pytest.mark.parametrize(
    ("days", "criterion", "text", "code"),
    [
        (0, "", "  ", "text_missing"),
        (0, "", "x" * 1001, "text_too_long"),
        (1, "", "Morgen.", "date_in_future"),
        (0, "charm", "Ja.", "criterion_unknown"),
    ],
)
def test_an_observation_that_cannot_be_is_refused(
    day: OpenDay, days: int, criterion: str, text: str, code: str
) -> None:
    with pytest.raises(Invalid, match=code):
        day.catalog.evaluations.observe(
            day.actor, day.group_id, day.people[0], TODAY + timedelta(days=days), criterion, text
        )


def test_a_judgement_is_signed_by_the_passphrase_and_a_checkpoint(day: OpenDay) -> None:
    evaluations = day.catalog.evaluations
    with pytest.raises(NotAllowed, match="passphrase_wrong"):
        evaluations.confirm(day.actor, day.group_id, day.people[0], levels(day, 2), "niet mijn zin")
    assert evaluations.list_evaluations(day.actor, day.group_id)[0].state == "unconfirmed"
    mark = day.desk.home.head_mark.read_bytes()

    judged = evaluations.confirm(day.actor, day.group_id, day.people[0], levels(day, 2), PASSPHRASE)

    assert (judged.verdict, judged.assessor, judged.current) == ("positive", "Leerkracht Test", True)
    assert day.desk.home.head_mark.read_bytes() != mark
    assert evaluations.list_evaluations(day.actor, day.group_id)[0].state == "confirmed"


def test_every_criterion_is_judged_by_a_level_of_the_rubric(day: OpenDay) -> None:
    confirm = day.catalog.evaluations.confirm
    chosen = levels(day, 2)
    first = next(iter(chosen))
    for wrong, code in [
        ({**chosen, first: 99}, "level_unknown"),
        ({**chosen, "charm": 1}, "criterion_unknown"),
        ({name: 2 for name in chosen if name != first}, "criterion_not_judged"),
    ]:
        with pytest.raises(Invalid, match=code):
            confirm(day.actor, day.group_id, day.people[0], wrong, PASSPHRASE)


def test_a_correction_says_why_and_keeps_the_old_judgement(day: OpenDay) -> None:
    day.confirm(day.people[0], 1)
    with pytest.raises(Invalid, match="reason_missing"):
        day.confirm(day.people[0], 3)

    day.confirm(day.people[0], 3, reason="verkeerde persoon beoordeeld")

    new, old = day.catalog.evaluations.get_evaluation(day.actor, day.group_id, day.people[0]).judgements
    assert (new.current, old.current) == (True, False)
    assert new.points > old.points
    assert (new.reason, old.reason) == ("verkeerde persoon beoordeeld", "")


# --- a score is not shown to the assessor before the evaluation is fixed ---------------------------------------------


def withheld_row(day: OpenDay) -> ResultRow:
    day.sit(day.people[0], general=11, practical=26)
    return day.result(day.people[0], day.trainer)


def test_the_service_hides_score_outcome_and_other_rule_from_an_assessor(day: OpenDay) -> None:
    row = withheld_row(day)

    assert (row.score, row.withheld, row.other_rule) == (None, "evaluation_unconfirmed", "")
    assert (row.outcome.outcome, row.outcome.missing) == ("undetermined", ("process_evaluation",))
    assert "37" not in repr(row.outcome)


def test_a_test_leader_who_is_no_trainer_sees_the_score(day: OpenDay) -> None:
    withheld_row(day)

    row = day.result(day.people[0], day.leader)

    assert row.score is not None
    assert (row.score.points, row.withheld) == (37, "")


def test_after_confirming_the_assessor_sees_it(day: OpenDay) -> None:
    withheld_row(day)

    day.confirm(day.people[0])

    row = day.result(day.people[0], day.trainer)
    assert row.score is not None
    assert (row.score.points, row.outcome.outcome) == (37, "achieved")


def test_workbook_csv_and_report_of_an_assessor_hide_it_too(day: OpenDay, tmp_path: Path) -> None:
    withheld_row(day)

    book, table = day.catalog.exports.results_workbook(day.trainer, day.sitting_id, tmp_path)
    report = day.catalog.attestations.print_report(day.trainer, day.sitting_id, tmp_path / "verslag.pdf")

    [row] = [one for one in sheet_rows(book, "Resultaten") if one["Naam"] == "Aerts, An"]
    hidden = ("Algemeen deel", "Praktisch deel", "Totaal", "Percentage", "Nodig", "Resultaat test", "Code")
    assert [row[name] for name in hidden] == [None] * len(hidden)
    assert row["Voorstel MO"] == "nog niet te bepalen"
    assert row["Opmerking"]
    assert not re.search(r"\b37\b", table.read_text(encoding="utf-8-sig").split("Aerts, An", 1)[1].splitlines()[0])
    assert not re.search(r"\b37\b", pdf_text(report))
    assert "*" in pdf_text(report)


def test_papers_are_not_printed_from_a_score_that_the_printer_may_not_see(day: OpenDay, tmp_path: Path) -> None:
    withheld_row(day)
    attestations = day.catalog.attestations

    for write in (attestations.print_provisional, attestations.print_slips):
        with pytest.raises(Refused, match="no_result_to_print"):
            write(day.trainer, day.sitting_id, day.people, tmp_path / "bewijs.pdf")

    [paper] = [row for row in attestations.papers(day.trainer, day.sitting_id) if row.person_id == day.people[0]]
    assert paper.reason_none == "evaluation_unconfirmed"
    assert attestations.print_slips(day.leader, day.sitting_id, day.people, tmp_path / "strook.pdf").exists()


def test_the_list_of_changes_does_not_tell_an_assessor_what_an_earlier_reader_saw(day: OpenDay, tmp_path: Path) -> None:
    withheld_row(day)
    day.catalog.exports.results_workbook(day.leader, day.sitting_id, tmp_path)

    book, _ = day.catalog.exports.results_workbook(day.trainer, day.sitting_id, tmp_path)

    shown = [value for row in sheet_rows(book, "Wijzigingen") for value in row.values()]
    assert not {"37", "11", "26", "geslaagd"} & {str(value) for value in shown}


def test_under_reserve_the_result_is_hidden_from_everybody_until_a_document_is_recorded(day: OpenDay) -> None:
    person = day.people[0]
    sittings = day.catalog.sittings
    sittings.check_identity(day.actor, day.sitting_id, person, "under_reserve", reason="vergeten")
    delivery = day.catalog.attempts.start(day.actor, day.sitting_id, person)
    day.answer(delivery, 11, 30)
    day.catalog.attempts.submit(day.actor, delivery.attempt_id, 600)
    day.confirm(person)

    readers: tuple[Actor, ...] = (day.actor, day.trainer, day.leader)
    for reader in readers:
        row = day.result(person, reader)
        assert (row.score, row.withheld, row.other_rule) == (None, "identity_under_reserve", "")
        assert "identity_document" in row.outcome.missing

    sittings.check_identity(day.actor, day.sitting_id, person, "seen", "passport")
    for reader in readers:
        row = day.result(person, reader)
        assert row.score is not None
        assert (row.score.points, row.outcome.outcome) == (41, "achieved")
