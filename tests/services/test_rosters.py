from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from mo_desk.domain.errors import Invalid, Refused
from mo_desk.domain.groups import Group
from mo_desk.domain.ids import GroupId
from mo_desk.domain.people import Person
from mo_desk.views.rosters import ImportReport, RosterPreview, RowChoice, RowVerdict
from tests.helpers.desks import OpenDay

HEAD = "Familienaam;Voornaam;Geboortedatum;Rijksregisternummer;Uniek nummer;Contacttaal;Cursusnummer"
FIRST = "Abdi;Hodan;12/03/1990;90651200144;A0000001;Arabisch;2026-118"
SECOND = "Haile;Meron;01/02/1988;;A0000002;Tigrinya;2026-118"
THIRD = "Kaya;Ege;05/06/1995;;;Engels;2026-118"
GROUP = Group("2026-118", "ar", "Hasselt")


def listed(folder: Path, *rows: str) -> Path:
    path = folder / "lijst.csv"
    path.write_text("\n".join((HEAD, *rows)) + "\n", encoding="utf-8")
    return path


def preview(desk: OpenDay, folder: Path, *rows: str, group: GroupId | None = None) -> RosterPreview:
    return desk.catalog.rosters.preview_roster(desk.actor, listed(folder, *rows), group)


def taken(desk: OpenDay, folder: Path, *rows: str, choices: Mapping[int, RowChoice] | None = None) -> GroupId:
    judged = preview(desk, folder, *rows)
    desk.catalog.rosters.import_roster(desk.actor, judged, None, GROUP, choices=choices)
    return desk.catalog.groups.list_groups(desk.actor, "2026-118")[0].group_id


def again(
    desk: OpenDay,
    folder: Path,
    group: GroupId,
    *rows: str,
    withdraw: int = 0,
    choices: Mapping[int, RowChoice] | None = None,
) -> ImportReport:
    judged = preview(desk, folder, *rows, group=group)
    leaving = frozenset(missing.person_id for missing in judged.missing[:withdraw])
    return desk.catalog.rosters.import_roster(desk.actor, judged, group, withdraw=leaving, choices=choices)


def entries(desk: OpenDay) -> int:
    return desk.catalog.maintenance.device(desk.actor).entries


def verdicts(judged: RosterPreview) -> list[str]:
    return [row.verdict.value for row in judged.rows]


def names(desk: OpenDay) -> list[str]:
    return [row.display_name for row in desk.catalog.people.list_people(desk.actor)]


def test_a_preview_judges_every_row_and_stores_nothing(blank: OpenDay, tmp_path: Path) -> None:
    before = entries(blank)

    judged = preview(blank, tmp_path, FIRST, SECOND, "Fout;Getal;12/03/1990;90651200100;;Arabisch;2026-118")

    assert verdicts(judged) == ["new", "new", "refused"]
    assert judged.rows[2].problems
    assert judged.course_number == "2026-118"
    assert (entries(blank), names(blank)) == (before, [])


def test_an_import_stores_people_group_and_enrolments_in_one_commit(blank: OpenDay, tmp_path: Path) -> None:
    judged = preview(blank, tmp_path, FIRST, SECOND, "Fout;Getal;12/03/1990;90651200100;;Arabisch;2026-118")
    topics: list[frozenset[str]] = []
    blank.desk.on_changed(topics.append)

    report = blank.catalog.rosters.import_roster(blank.actor, judged, None, GROUP)

    assert report == ImportReport(added=2, changed=0, unchanged=0, refused=1, withdrawn=0)
    assert len(topics) == 1
    assert names(blank) == ["Abdi, Hodan", "Haile, Meron"]
    [group] = blank.catalog.groups.list_groups(blank.actor)
    assert (group.course_number, group.members, group.to_confirm) == ("2026-118", 2, 0)


def test_a_second_import_of_the_same_list_changes_nothing(blank: OpenDay, tmp_path: Path) -> None:
    group = taken(blank, tmp_path, FIRST, SECOND, THIRD)
    before = entries(blank)

    report = again(blank, tmp_path, group, FIRST, SECOND, THIRD)

    assert report == ImportReport(added=0, changed=0, unchanged=3, refused=0, withdrawn=0)
    assert entries(blank) == before


def test_what_the_new_list_says_otherwise_is_changed_and_what_it_leaves_out_is_kept(
    blank: OpenDay, tmp_path: Path
) -> None:
    group = taken(blank, tmp_path, FIRST, SECOND)

    judged = preview(blank, tmp_path, "Abdi;Hodan;;90651200144;;Somalisch;2026-118", SECOND, group=group)
    report = blank.catalog.rosters.import_roster(blank.actor, judged, group)

    assert (judged.rows[0].verdict, judged.rows[0].changes) == (RowVerdict.CHANGED, ("contact_language",))
    assert (report.changed, report.unchanged) == (1, 1)
    [row] = blank.catalog.people.list_people(blank.actor, "abdi")
    person = blank.catalog.people.get_person(blank.actor, row.person_id).person
    assert (person.contact_language, person.birth_date, person.agency_number) == ("so", "1990-03-12", "A0000001")


def test_twins_with_the_same_birth_date_are_two_people(blank: OpenDay, tmp_path: Path) -> None:
    twins = ("Abdi;Hodan;12/03/1990;;;Arabisch;2026-118", "Abdi;Hibo;12/03/1990;;;Arabisch;2026-118")
    group = taken(blank, tmp_path, twins[0])

    report = again(blank, tmp_path, group, *twins)

    assert (report.added, report.changed, report.unchanged) == (1, 0, 1)
    assert names(blank) == ["Abdi, Hibo", "Abdi, Hodan"]


@pytest.mark.parametrize(
    "spelled",
    [
        "Hodan;Abdi;12/03/1990;;;Arabisch;2026-118",
        "Abdi;Hodaan;12/03/1990;;;Arabisch;2026-118",
        "Abdi;Hodan;13/03/1990;;;Arabisch;2026-118",
        "Abdi;Hodan;;;;Arabisch;2026-118",
    ],
)
def test_the_same_person_spelled_otherwise_is_never_merged_by_itself(
    blank: OpenDay, tmp_path: Path, spelled: str
) -> None:
    group = taken(blank, tmp_path, "Abdi;Hodan;12/03/1990;;;Arabisch;2026-118")
    known = blank.catalog.people.list_people(blank.actor)[0].person_id
    before = blank.catalog.people.get_person(blank.actor, known)

    judged = preview(blank, tmp_path, spelled, group=group)
    blank.catalog.rosters.import_roster(blank.actor, judged, group)

    assert judged.rows[0].verdict in {RowVerdict.NEW, RowVerdict.POSSIBLE_DOUBLE}
    assert blank.catalog.people.get_person(blank.actor, known) == before


@pytest.mark.parametrize("spelled", ["Hodan;Abdi;12/03/1990;;;Arabisch;2026-118", "Abdi;Hodan;;;;Arabisch;2026-118"])
def test_a_possible_double_is_shown_with_whom_and_waits(blank: OpenDay, tmp_path: Path, spelled: str) -> None:
    group = taken(blank, tmp_path, "Abdi;Hodan;12/03/1990;;;Arabisch;2026-118")
    known = blank.catalog.people.list_people(blank.actor)[0].person_id

    judged = preview(blank, tmp_path, spelled, group=group)
    report = blank.catalog.rosters.import_roster(blank.actor, judged, group)

    assert (judged.rows[0].verdict, judged.rows[0].person_id) == (RowVerdict.POSSIBLE_DOUBLE, known)
    assert (report.added, report.refused) == (0, 1)
    assert names(blank) == ["Abdi, Hodan"]


def test_the_same_name_and_birth_date_with_other_numbers_is_another_person(blank: OpenDay, tmp_path: Path) -> None:
    group = taken(blank, tmp_path, "Abdi;Hodan;12/03/1990;;A0000001;Arabisch;2026-118")

    report = again(blank, tmp_path, group, "Abdi;Hodan;12/03/1990;;A0000009;Arabisch;2026-118")

    assert (report.added, report.changed) == (1, 0)


def test_two_people_of_one_name_and_birth_date_stay_two_when_the_list_comes_again(
    blank: OpenDay, tmp_path: Path
) -> None:
    rows = ("Abdi;Hodan;12/03/1990;;;Arabisch;2026-118", "Abdi;Hodan;12/03/1990;;;Engels;2026-118")
    group = taken(blank, tmp_path, *rows, choices={3: RowChoice.OTHER})
    assert names(blank) == ["Abdi, Hodan", "Abdi, Hodan"]
    before = entries(blank)

    judged = preview(blank, tmp_path, *rows, group=group)
    blank.catalog.rosters.import_roster(blank.actor, judged, group)

    assert judged.count(RowVerdict.CHANGED) == 0
    assert judged.missing == ()
    assert entries(blank) == before


def test_who_is_no_longer_on_the_list_is_asked_about_and_stays(blank: OpenDay, tmp_path: Path) -> None:
    group = taken(blank, tmp_path, FIRST, SECOND)

    judged = preview(blank, tmp_path, FIRST, group=group)
    report = blank.catalog.rosters.import_roster(blank.actor, judged, group)

    assert [missing.display_name for missing in judged.missing] == ["Haile, Meron"]
    assert report.withdrawn == 0
    members = blank.catalog.groups.get_group(blank.actor, group).members
    assert {member.withdrawn_on for member in members} == {None}


def test_who_is_confirmed_as_gone_is_withdrawn_and_comes_back_with_a_later_list(blank: OpenDay, tmp_path: Path) -> None:
    group = taken(blank, tmp_path, FIRST, SECOND)

    assert again(blank, tmp_path, group, FIRST, withdraw=1).withdrawn == 1
    members = blank.catalog.groups.get_group(blank.actor, group).members
    assert [member.display_name for member in members if member.withdrawn_on] == ["Haile, Meron"]

    again(blank, tmp_path, group, FIRST, SECOND)
    members = blank.catalog.groups.get_group(blank.actor, group).members
    assert {member.withdrawn_on for member in members} == {None}


def test_somebody_added_by_hand_is_not_called_missing_and_is_confirmed_by_a_list(
    blank: OpenDay, tmp_path: Path
) -> None:
    group = taken(blank, tmp_path, FIRST)
    by_hand = blank.catalog.people.add_person(blank.actor, Person("Haile", "Meron", birth_date="1988-02-01"), group)

    assert preview(blank, tmp_path, FIRST, group=group).missing == ()
    again(blank, tmp_path, group, FIRST, SECOND)

    assert not blank.catalog.people.get_person(blank.actor, by_hand.person_id).person.to_confirm


def test_without_a_group_nothing_is_imported(blank: OpenDay, tmp_path: Path) -> None:
    judged = preview(blank, tmp_path, FIRST)

    with pytest.raises(Invalid, match="roster_group_missing"):
        blank.catalog.rosters.import_roster(blank.actor, judged, None)


def test_a_file_that_is_no_list_is_refused_whole(blank: OpenDay, tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    path.write_bytes(b"%PDF-1.7 not a list")

    with pytest.raises(Refused, match="roster_not_a_table"):
        blank.catalog.rosters.preview_roster(blank.actor, path)


def test_of_two_namesakes_on_a_new_list_the_unknown_one_is_not_merged_into_the_known(
    blank: OpenDay, tmp_path: Path
) -> None:
    group = taken(blank, tmp_path, "Abdi;Hodan;12/03/1990;;;Arabisch;2026-118")

    judged = preview(
        blank, tmp_path, "Abdi;Hodan;12/03/1990;;;Engels;2026-118", "Abdi;Hodan;12/03/1990;;;Arabisch;2026-118",
        group=group,
    )  # fmt: skip

    assert verdicts(judged) == ["possible_double", "unchanged"]


KNOWN = "Abdi;Hodan;12/03/1990;;;Arabisch;2026-118"
NEAR = "Abdi;Hodaan;12/03/1990;;A0000007;Somalisch;2026-118"


@pytest.mark.parametrize(
    ("spelled", "why"),
    [
        (NEAR, "near_name"),
        ("Abdi;Hodann;00/00/1990;;;;2026-118", "near_name"),
        ("Hodan;Abdi;12/03/1990;;;;2026-118", "near_name"),
        ("Abdi;Hodan;1990;;;;2026-118", "near_name"),
        ("Abdi;Hodan;;;;;2026-118", "birth_date_missing"),
    ],
)
def test_a_near_spelling_is_flagged_with_whom_and_why(blank: OpenDay, tmp_path: Path, spelled: str, why: str) -> None:
    group = taken(blank, tmp_path, KNOWN)

    [row] = preview(blank, tmp_path, spelled, group=group).rows

    assert row.like is not None
    assert (row.verdict, row.like.why, row.like.display_name) == (RowVerdict.POSSIBLE_DOUBLE, why, "Abdi, Hodan")
    assert (row.like.birth_date, row.like.person_id) == ("1990-03-12", row.person_id)


def test_who_is_said_to_be_the_same_gets_what_the_list_says(blank: OpenDay, tmp_path: Path) -> None:
    group = taken(blank, tmp_path, KNOWN)

    report = again(blank, tmp_path, group, NEAR, choices={2: RowChoice.SAME})

    assert report == ImportReport(added=0, changed=1, unchanged=0, refused=0, withdrawn=0)
    [row] = blank.catalog.people.list_people(blank.actor)
    assert (row.display_name, row.agency_number, row.contact_language) == ("Abdi, Hodaan", "A0000007", "so")
    assert again(blank, tmp_path, group, NEAR).unchanged == 1


def test_who_is_said_to_be_somebody_else_is_added_and_not_asked_about_again(blank: OpenDay, tmp_path: Path) -> None:
    group = taken(blank, tmp_path, KNOWN)

    report = again(blank, tmp_path, group, KNOWN, NEAR, choices={3: RowChoice.OTHER})

    assert (report.added, report.unchanged, report.refused) == (1, 1, 0)
    assert names(blank) == ["Abdi, Hodaan", "Abdi, Hodan"]
    assert again(blank, tmp_path, group, KNOWN, NEAR).unchanged == 2
    assert blank.catalog.decisions.list_open(blank.actor) == ()


@pytest.mark.parametrize("choices", [None, {2: RowChoice.LATER}, {9: RowChoice.SAME}])
def test_what_is_decided_later_is_left_out_whole(
    blank: OpenDay, tmp_path: Path, choices: Mapping[int, RowChoice] | None
) -> None:
    group = taken(blank, tmp_path, KNOWN)
    before = entries(blank)

    report = again(blank, tmp_path, group, NEAR, choices=choices)

    assert (report.refused, entries(blank), names(blank)) == (1, before, ["Abdi, Hodan"])


def test_two_near_rows_of_one_list_are_asked_about_before_either_is_known(blank: OpenDay, tmp_path: Path) -> None:
    judged = preview(blank, tmp_path, KNOWN, NEAR)

    assert verdicts(judged) == ["new", "possible_double"]
    assert judged.rows[1].like is not None
    assert (judged.rows[1].like.why, judged.rows[1].like.row, judged.rows[1].like.person_id) == ("same_list", 2, None)


@pytest.mark.parametrize(
    ("choice", "report", "stored"),
    [
        (RowChoice.SAME, (1, 1, 0), ["Abdi, Hodan"]),
        (RowChoice.OTHER, (2, 0, 0), ["Abdi, Hodaan", "Abdi, Hodan"]),
        (RowChoice.LATER, (1, 0, 1), ["Abdi, Hodan"]),
    ],
)
def test_of_two_near_rows_the_second_is_what_was_decided(
    blank: OpenDay, tmp_path: Path, choice: RowChoice, report: tuple[int, int, int], stored: list[str]
) -> None:
    judged = preview(blank, tmp_path, KNOWN, NEAR)

    done = blank.catalog.rosters.import_roster(blank.actor, judged, None, GROUP, choices={3: choice})

    assert ((done.added, done.unchanged, done.refused), names(blank)) == (report, stored)
    assert blank.catalog.decisions.list_open(blank.actor) == ()


def test_a_known_number_with_another_name_and_birth_date_waits_for_a_person(blank: OpenDay, tmp_path: Path) -> None:
    group = taken(blank, tmp_path, SECOND)

    [row] = preview(blank, tmp_path, "Kaya;Ege;05/06/1995;;A0000002;Engels;2026-118", group=group).rows
    married = preview(blank, tmp_path, "Tesfay;Meron;01/02/1988;;A0000002;Tigrinya;2026-118", group=group).rows[0]

    assert row.like is not None
    assert (row.verdict, row.like.why, row.like.display_name) == (RowVerdict.POSSIBLE_DOUBLE, "number", "Haile, Meron")
    assert (married.verdict, married.changes) == (RowVerdict.CHANGED, ("family_name",))


def test_a_near_spelling_with_another_number_is_another_person(blank: OpenDay, tmp_path: Path) -> None:
    group = taken(blank, tmp_path, "Abdi;Hodan;12/03/1990;;A0000001;Arabisch;2026-118")

    assert verdicts(preview(blank, tmp_path, NEAR, group=group)) == ["new"]


def test_a_long_list_beside_many_with_one_birth_date_is_judged_without_comparing_all(
    blank: OpenDay, tmp_path: Path
) -> None:
    """Birth dates that are not known are often written as the first of January: everybody shares it."""
    letters = "bcdfghklmnprstvz"
    people = [
        f"{a}a{b}e{c}o{d}i;Naam;01/01/1990;;;Arabisch;2026-118"
        for a in letters
        for b in letters
        for c in letters[:5]
        for d in "bn"
    ]

    judged = preview(blank, tmp_path, *people)

    assert len(judged.rows) == len(people) == 2560
    assert judged.count(RowVerdict.REFUSED) == 0
