from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import segno

from mo_desk.bootstrap.desk import create_desk, open_desk
from mo_desk.documents.checking import check_paper
from mo_desk.documents.reading import read_paper_text
from mo_desk.domain.questions import Standing
from mo_desk.paths import Home
from mo_desk.views.papers import PaperCheck, PaperVerdict
from mo_desk.wire.attest import Claims, issue
from tests.helpers.desks import NAME, PASSPHRASE, TODAY, OpenDay
from tests.helpers.fakes import BEGIN, FakeClock
from tests.helpers.papers import pdf_text
from tests.helpers.vault import CHEAP


@pytest.fixture
def done(day: OpenDay) -> OpenDay:
    day.sit(day.people[0], 11, 26)
    day.confirm(day.people[0])
    return day


def printed(day: OpenDay, folder: Path) -> Path:
    return day.catalog.attestations.print_provisional(day.actor, day.sitting_id, day.people, folder / "bewijs.pdf")


def official(day: OpenDay, **changes: object) -> str:
    """Return the code of an official paper of this laptop: no official form exists in this release, so it is made directly."""
    claims = Claims("2026-117-1", "An Aerts", "1990-05-12", 31, 41, "passed", "beleidsnota-2024", Standing.OFFICIAL,
                    "2026-117", TODAY, "0000-0000-0000", day.desk._store.device.device_id, BEGIN)  # fmt: skip
    return issue(replace(claims, **changes), day.desk._store.device)  # type: ignore[arg-type]


def test_a_paper_of_this_laptop_is_genuine_but_a_practice_test(done: OpenDay, tmp_path: Path) -> None:
    check = done.catalog.attestations.verify(printed(done, tmp_path))

    assert (check.verdict, check.reason) == (PaperVerdict.PRACTICE, "")
    assert (check.name, check.points, check.maximum, check.test_verdict) == ("An Aerts", 37, 41, "passed")


def test_a_picture_and_the_text_of_its_code_are_judged_like_the_paper(done: OpenDay, tmp_path: Path) -> None:
    code = read_paper_text(printed(done, tmp_path))
    segno.make(code, error="m").save(str(tmp_path / "foto.png"), scale=6)
    (tmp_path / "code.txt").write_text(code)

    verify = done.catalog.attestations.verify
    assert {verify(one).verdict for one in (code, tmp_path / "foto.png", tmp_path / "code.txt")} == {
        PaperVerdict.PRACTICE
    }


def test_an_official_paper_of_a_known_laptop_is_valid_provisional(done: OpenDay) -> None:
    check = done.catalog.attestations.verify(official(done))

    assert (check.verdict, check.points) == (PaperVerdict.VALID_PROVISIONAL, 31)


def test_a_well_signed_paper_of_a_laptop_unknown_here_is_of_an_unknown_issuer(done: OpenDay, tmp_path: Path) -> None:
    paper = printed(done, tmp_path)
    other = Home(tmp_path / "other")
    create_desk(other, NAME, PASSPHRASE, clock=FakeClock(), cost=CHEAP)

    with open_desk(other, NAME, PASSPHRASE, "nl", FakeClock()) as desk:
        check = desk.catalog.attestations.verify(paper)

    assert (check.verdict, check.reason) == (PaperVerdict.UNKNOWN_ISSUER, "issuer_unknown")


@pytest.mark.parametrize("place", [6, 40, 200, -2])
def test_one_changed_sign_makes_a_paper_not_valid(done: OpenDay, place: int) -> None:
    code = official(done)
    changed = list(code)
    changed[place] = "A" if changed[place] != "A" else "B"

    check = done.catalog.attestations.verify("".join(changed))

    assert check.verdict is PaperVerdict.NOT_VALID
    assert check.reason.startswith("paper_")


@pytest.mark.parametrize("text", ["", "MO1:", "geen code", "MO1:" + "A" * 3000])
def test_what_is_no_code_is_not_valid_with_a_reason(done: OpenDay, text: str) -> None:
    check = done.catalog.attestations.verify(text)

    assert (check.verdict, bool(check.reason)) == (PaperVerdict.NOT_VALID, True)


def test_a_paper_whose_words_were_changed_does_not_agree_with_its_code(done: OpenDay, tmp_path: Path) -> None:
    genuine = printed(done, tmp_path)
    check = done.catalog.attestations
    person = done.catalog.people.get_person(done.actor, done.people[0])
    code = read_paper_text(genuine)
    done.catalog.people.save_person(
        done.actor, person.person_id, person.version, replace(person.person, family_name="Zonderling")
    )
    forged = check.print_provisional(done.actor, done.sitting_id, done.people, tmp_path / "ander.pdf")

    assert read_paper_text(forged) != code
    assert check.verify(forged).name == "An Zonderling"
    assert _with_code_of(genuine, forged, done).verdict is PaperVerdict.NOT_VALID


def _with_code_of(genuine: Path, forged: Path, day: OpenDay) -> PaperCheck:
    """Judge the forged page's words beside the genuine code, as a reader of a pasted paper does."""
    trust = day.catalog.attestations._link.paper_trust()
    return check_paper(read_paper_text(genuine), pdf_text(forged), trust)


def test_a_reprint_keeps_its_number_and_counts_copies(done: OpenDay, tmp_path: Path) -> None:
    first = pdf_text(printed(done, tmp_path))
    second = pdf_text(printed(done, tmp_path))

    [row] = [row for row in done.catalog.attestations.papers(done.actor, done.sitting_id) if row.number]
    assert (row.copies, row.number in first, row.number in second) == (2, True, True)
    assert "Afdruk 1" in first
    assert "Afdruk 2" in second
    assert done.result(done.people[0]).paper_number == row.number


def test_who_has_not_had_a_paper_and_why_is_a_list(done: OpenDay, tmp_path: Path) -> None:
    def state() -> list[tuple[str, str]]:
        rows = done.catalog.attestations.papers(done.actor, done.sitting_id)
        return [(row.display_name, row.reason_none or str(row.copies)) for row in rows]

    done.sit(done.people[1])
    assert state() == [
        ("Aerts, An", "0"),
        ("Bakr, Bilal", "evaluation_unconfirmed"),
        ("Celik, Cem", "no_result"),
        ("Diallo, Djenaba", "no_result"),
    ]
    assert done.catalog.maintenance.today(done.actor).papers_not_printed == 2

    printed(done, tmp_path)

    assert state()[0] == ("Aerts, An", "1")
    assert done.catalog.maintenance.today(done.actor).papers_not_printed == 1


def test_a_paper_says_in_three_languages_that_it_is_no_certificate_and_that_it_is_practice(
    done: OpenDay, tmp_path: Path
) -> None:
    text = pdf_text(printed(done, tmp_path))

    assert "Dit is geen inburgeringsattest." in text
    assert "Ceci n'est pas une attestation d'intégration civique." in text
    assert "This is not a certificate of civic integration." in text
    assert "OEFENTEST" in text
    assert "Niet door een agentschap bevestigd." in text


def test_the_head_code_on_a_paper_is_found_in_the_journal(done: OpenDay, tmp_path: Path) -> None:
    code = done.catalog.attestations.verify(printed(done, tmp_path)).head_code

    assert done.catalog.maintenance.verify_journal(done.actor, code).head_known
    assert done.catalog.maintenance.verify_journal(done.actor, code.lower().replace("-", " ")).head_known
    assert done.catalog.maintenance.verify_journal(done.actor, "ZZZZ-ZZZZ-ZZZZ").head_known is False


def test_a_name_in_another_script_or_of_the_fault_list_is_printed_and_checked(day: OpenDay, tmp_path: Path) -> None:
    names = [("مثال", "ثلاثة"), ("ገብረ", "ሚካኤል"), ("O'Brien", "Máire"), ("Null", "None"), ("Nguyễn", "Thị")]
    for family, given in names:
        person = day.catalog.people.get_person(day.actor, day.people[0])
        day.catalog.people.save_person(
            day.actor,
            day.people[0],
            person.version,
            replace(person.person, family_name=family, given_name=given),
        )
        if day.result(day.people[0], day.leader).score is None:
            day.sit(day.people[0])
            day.confirm(day.people[0])

        check = day.catalog.attestations.verify(printed(day, tmp_path))

        assert (check.verdict, check.name) == (PaperVerdict.PRACTICE, f"{given} {family}")
