from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import pytest

from mo_desk.bootstrap.desk import open_desk
from mo_desk.domain.access import ALLOWED, Action, Actor, Role
from mo_desk.domain.errors import Conflict, Invalid, NotAllowed, NotFound, Refused
from mo_desk.domain.groups import Group
from mo_desk.domain.ids import AttemptId, FormId, GroupId, ItemId, OptionId, UserId
from mo_desk.domain.people import Person
from mo_desk.domain.sittings import NewSitting
from mo_desk.paths import Home
from mo_desk.services.access import roles_table
from mo_desk.store import keys
from mo_desk.store.engine import connect
from mo_desk.store.queries import journal
from mo_desk.views.attempts import Cursor
from mo_desk.views.rosters import RosterPreview
from mo_desk.wire.codec import decode_body
from tests.helpers.desks import LEADER, LEADER_PASSPHRASE, NAME, PASSPHRASE, TODAY, OpenDay, copy_home, open_day
from tests.helpers.fakes import FakeClock

ATTEMPT = AttemptId("a" * 32)
CALLS: dict[Action, Callable[[OpenDay, Actor, Path], object]] = {
    Action.SEE_PEOPLE: lambda day, actor, _: day.catalog.people.list_people(actor),
    Action.EDIT_PEOPLE: lambda day, actor, _: day.catalog.people.add_person(actor, Person("Nieuw")),
    Action.IMPORT_ROSTER: lambda day, actor, _: day.catalog.rosters.import_roster(
        actor, RosterPreview((), (), (), ""), day.group_id
    ),
    Action.SEE_GROUPS: lambda day, actor, _: day.catalog.groups.list_groups(actor),
    Action.EDIT_GROUPS: lambda day, actor, _: day.catalog.groups.enrol(actor, day.group_id, day.people[0]),
    Action.SEE_LESSONS: lambda day, actor, _: day.catalog.lessons.list_lessons(actor),
    Action.PREPARE_SITTING: lambda day, actor, _: day.catalog.sittings.prepare(
        actor, NewSitting(GroupId(""), "", "BE", "Europe/Brussels", ())
    ),
    Action.RUN_SITTING: lambda day, actor, _: day.catalog.attempts.save_cursor(actor, Cursor(ATTEMPT, 1, 0)),
    Action.ANNUL_ATTEMPT: lambda day, actor, _: day.catalog.supervision.annul(
        actor, ATTEMPT, "fraud", day.leader_id, LEADER_PASSPHRASE
    ),
    Action.SEE_RESULTS: lambda day, actor, _: day.catalog.outcomes.results(actor, day.sitting_id),
    Action.OBSERVE: lambda day, actor, _: day.catalog.evaluations.rubric(actor),
    Action.CONFIRM_EVALUATION: lambda day, actor, _: day.catalog.evaluations.confirm(
        actor, day.group_id, day.people[0], {}, ""
    ),
    Action.PRINT_PAPERS: lambda day, actor, _: day.catalog.attestations.papers(actor, day.sitting_id),
    Action.EXPORT_RESULTS: lambda day, actor, out: day.catalog.exports.results_workbook(actor, day.sitting_id, out),
    Action.SYNCHRONISE: lambda day, actor, _: day.catalog.sync.state(actor),
    Action.MANAGE_USERS: lambda day, actor, _: day.catalog.access.admit(actor, "", "", ()),
    Action.CORRECT_KEY: lambda day, actor, _: day.catalog.corrections.correct_key(
        actor, FormId(""), ItemId(""), OptionId(""), "fout in de sleutel"
    ),
    Action.DECIDE_DOUBLE: lambda day, actor, _: day.catalog.decisions.decide(
        actor, "possible_double", day.people[0], day.people[1], "two_people"
    ),
    Action.DECIDE_CASE: lambda day, actor, _: day.catalog.decisions.decide(actor, "stopped", ATTEMPT, "", "counts"),
    Action.MANAGE_DEVICE: lambda day, actor, _: day.catalog.maintenance.rebuild(actor),
}
LATER = {Action.ERASE_PERSON}
"""Actions in the table that no service offers yet."""


@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("role", Role)
def test_each_role_may_do_what_the_table_says_and_nothing_else(
    day: OpenDay, tmp_path: Path, role: Role, action: Action
) -> None:
    if action in LATER:
        assert action not in CALLS
        return
    actor = Actor(day.actor.user_id, frozenset({role}), frozenset({day.group_id}))

    try:
        CALLS[action](day, actor, tmp_path / "out")
        refused = ""
    except Refused as error:
        refused = error.code

    assert (refused == "not_allowed") == (action not in ALLOWED[role])


def test_the_table_of_the_manual_is_made_from_the_rules() -> None:
    head, *rows = roles_table()

    assert head == ("action", *(role.value for role in Role))
    table = {(row[0], role): cell == "x" for row in rows for role, cell in zip(Role, row[1:], strict=True)}
    assert table == {(action.value, role): action in ALLOWED[role] for action in Action for role in Role}


OPEN_TO_ALL = {
    "access.check_passphrase",  # one's own, to unlock
    "access.change_passphrase",  # one's own, with the old one
    "access.record_sign_in",
    "supervision.check_pin",  # the exit of the test screen locks nobody in
}


def test_every_door_of_every_service_asks_who_is_there(day: OpenDay, tmp_path: Path) -> None:
    """Somebody without any role is refused everywhere, before anything else is looked at."""
    nobody = Actor(UserId("9" * 32), frozenset())
    known = {
        "group_id": day.group_id, "sitting_id": day.sitting_id, "person_id": day.people[0], "attempt_id": ATTEMPT,
        "cursor": Cursor(ATTEMPT, 1, 0), "new": NewSitting(day.group_id, "", "BE", "", ()), "folder": tmp_path,
        "out": tmp_path / "x", "path": tmp_path / "lijst.csv", "person": Person("x"), "group": Group("1", "nl", "x"),
        "preview": RosterPreview((), (), (), ""), "on": TODAY, "user_id": nobody.user_id, "wrong_tries": 0,
    }  # fmt: skip
    open_doors, doors = set(), 0
    for service in fields(day.catalog):
        for name, method in inspect.getmembers(getattr(day.catalog, service.name), inspect.ismethod):
            parameters = list(inspect.signature(method).parameters.values())
            if name.startswith("_") or not parameters or parameters[0].name != "actor":
                continue
            doors += 1
            given = {
                one.name: known.get(one.name, "") for one in parameters[1:] if one.default is inspect.Parameter.empty
            }
            try:
                method(nobody, **given)
            except NotAllowed as error:
                if error.code == "not_allowed":
                    continue
            open_doors.add(f"{service.name}.{name}")
    assert doors > 50
    assert open_doors == OPEN_TO_ALL


# --- the partner abroad ----------------------------------------------------------------------------------------------


@pytest.fixture
def partner(day: OpenDay) -> Actor:
    row = day.catalog.access.admit(
        day.actor, "Pilar Ruiz", "een derde lange zin", (Role.PARTNER,), date(2026, 12, 1), (day.group_id,)
    )
    return Actor(row.user_id, frozenset(row.roles), frozenset({day.group_id}), date(2026, 12, 1))


def test_a_partner_sees_plan_and_attendance_of_own_groups_and_no_score(day: OpenDay, partner: Actor) -> None:
    other = day.catalog.groups.save_group(day.actor, None, 0, Group("2026-999", "fr", "Gent")).group_id
    day.catalog.people.add_person(day.actor, Person("Ander"), other)
    sitting = day.catalog.sittings.prepare(
        day.actor, NewSitting(other, "Gent", "BE", "Europe/Brussels", (TODAY,))
    ).sitting_id

    assert [row.course_number for row in day.catalog.groups.list_groups(partner)] == ["2026-117"]
    assert [row.course_number for row in day.catalog.sittings.list_sittings(partner)] == ["2026-117"]
    assert len(day.catalog.sittings.get_sitting(partner, day.sitting_id).seats) == 4
    today = day.catalog.maintenance.today(partner)
    assert (today.groups, today.people) == (1, 4)
    for call in (
        lambda: day.catalog.groups.get_group(partner, other),
        lambda: day.catalog.sittings.get_sitting(partner, sitting),
        lambda: day.catalog.sittings.list_sittings(partner, other),
    ):
        with pytest.raises(NotAllowed, match="other_group"):
            call()
    for hidden in (
        lambda: day.catalog.outcomes.results(partner, day.sitting_id),
        lambda: day.catalog.people.list_people(partner),
        lambda: day.catalog.evaluations.list_evaluations(partner, day.group_id),
    ):
        with pytest.raises(NotAllowed, match="not_allowed"):
            hidden()


def test_a_partners_access_ends_the_day_after_the_last(day: OpenDay, partner: Actor) -> None:
    day.clock.set_wall(day.clock.at.replace(month=12, day=1))
    assert day.catalog.groups.list_groups(partner)

    day.clock.set_wall(day.clock.at.replace(day=2))
    with pytest.raises(NotAllowed, match="access_ended"):
        day.catalog.groups.list_groups(partner)
    [row] = [row for row in day.catalog.access.users(day.actor) if row.name == "Pilar Ruiz"]
    assert (row.ends_on, row.has_access) == ("2026-12-01", False)


def test_a_partner_signs_in_with_the_groups_and_the_date_of_the_card(day: OpenDay, partner: Actor) -> None:
    home = day.desk.home
    day.close()

    with open_desk(home, "pilar ruiz", "een derde lange zin", "nl", FakeClock()) as desk:
        assert (desk.actor.groups, desk.actor.ends_on) == (frozenset({day.group_id}), date(2026, 12, 1))
        assert desk.actor.roles == {Role.PARTNER}


# --- admitting, removing, passphrases --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "passphrase", "roles", "ends_on", "error"),
    [
        (" ", "een derde lange zin", (Role.TRAINER,), None, Invalid("name_missing", "name")),
        ("x" * 65, "een derde lange zin", (Role.TRAINER,), None, Invalid("name_too_long", "name")),
        ("Nieuw", "een derde lange zin", (), None, Invalid("roles_missing", "roles")),
        ("Nieuw", "een derde lange zin", (Role.PARTNER,), None, Invalid("partner_needs_end_date", "ends_on")),
        ("YUSUF  demir", "een derde lange zin", (Role.TRAINER,), None, Conflict("user_exists")),
        ("Nieuw", "kort", (Role.TRAINER,), None, Invalid("passphrase_too_short", "passphrase")),
    ],
)
def test_a_colleague_that_cannot_be_admitted_is_refused_and_gets_no_slot(
    blank: OpenDay, name: str, passphrase: str, roles: tuple[Role, ...], ends_on: date | None, error: Refused
) -> None:
    before = blank.desk.home.keys.read_bytes()

    with pytest.raises(type(error), match=error.code):
        blank.catalog.access.admit(blank.actor, name, passphrase, roles, ends_on)

    assert blank.desk.home.keys.read_bytes() == before


def test_an_admitted_colleague_signs_in_with_the_roles_of_the_card(blank: OpenDay) -> None:
    home = blank.desk.home
    blank.close()

    with open_desk(home, LEADER, LEADER_PASSPHRASE, "nl", FakeClock()) as desk:
        assert desk.actor.roles == {Role.TEST_LEADER}
        assert not desk.catalog.people.list_people(desk.actor)


def test_a_removed_colleague_cannot_sign_in_and_the_database_has_another_key(blank: OpenDay) -> None:
    home = blank.desk.home
    old = keys.unlock(home, NAME, PASSPHRASE).key
    blank.desk.make_daily_backup()

    blank.desk.remove_user(blank.leader_id)

    with pytest.raises(Refused, match="sign_in_failed"):
        open_desk(home, LEADER, LEADER_PASSPHRASE, "nl", FakeClock())
    new = keys.unlock(home, NAME, PASSPHRASE).key
    assert new != old
    for copy in (home.database, *(backup / "desk.db" for backup in home.backups.iterdir())):
        connection = connect(copy, new, read_only=True)
        assert connection.execute("SELECT count(*) FROM entry").fetchone()[0] > 3
        connection.close()
    clock = FakeClock()
    clock.pass_seconds(90)
    again = open_day(home, clock)
    assert [row.has_access for row in again.catalog.access.users(again.actor) if row.name == LEADER] == [False]
    assert again.catalog.maintenance.verify_journal(again.actor).sound
    again.close()


def test_nobody_removes_themselves_or_somebody_unknown(blank: OpenDay) -> None:
    with pytest.raises(Conflict, match="cannot_remove_yourself"):
        blank.catalog.access.strike_off(blank.actor, blank.actor.user_id)
    with pytest.raises(NotFound, match="user_unknown"):
        blank.catalog.access.strike_off(blank.actor, UserId("0" * 32))


def test_the_idle_lock_opens_with_ones_own_passphrase_only(blank: OpenDay) -> None:
    check = blank.catalog.access.check_passphrase

    assert check(blank.actor, PASSPHRASE)
    assert not check(blank.actor, "iets anders dan dat")
    assert not check(blank.actor, LEADER_PASSPHRASE)
    assert not check(Actor(UserId("0" * 32), blank.actor.roles), PASSPHRASE)


def test_a_new_passphrase_needs_the_old_one_and_replaces_it(blank_home: Home, tmp_path: Path) -> None:
    day = open_day(copy_home(blank_home, tmp_path))
    with pytest.raises(NotAllowed, match="passphrase_wrong"):
        day.catalog.access.change_passphrase(day.actor, "niet die", "weer een andere zin")

    day.catalog.access.change_passphrase(day.actor, PASSPHRASE, "weer een andere zin")

    assert day.catalog.access.check_passphrase(day.actor, "weer een andere zin")
    assert not day.catalog.access.check_passphrase(day.actor, PASSPHRASE)
    day.close()


def test_wrong_passphrases_wait_and_are_told_to_the_next_who_signs_in(blank_home: Home, tmp_path: Path) -> None:
    home, clock = copy_home(blank_home, tmp_path), FakeClock()
    for _ in range(3):
        with pytest.raises(Refused, match="sign_in_failed"):
            open_desk(home, NAME, "niet die zin", "nl", clock)
    with pytest.raises(Refused, match="wait_before_retry") as refused:
        open_desk(home, NAME, PASSPHRASE, "nl", clock)
    clock.pass_seconds(int(refused.value.params["seconds"]))

    day = open_day(home, clock)

    with day.desk._store.read() as connection:
        head = day.desk._store.head()
        last = journal.entries_after(connection, head.chain_id, head.seq - 1, 1)[0]
        assert last.body is not None
        assert getattr(decode_body(last.kind, last.body), "wrong_tries", None) == 3
    day.close()


def test_a_second_instance_is_refused_with_a_clear_message(blank: OpenDay) -> None:
    with pytest.raises(Conflict, match="already_open"):
        open_desk(blank.desk.home, NAME, PASSPHRASE, "nl", FakeClock())


def test_who_is_asked_is_not_changed_by_a_card_of_somebody_else(blank: OpenDay) -> None:
    trainer = replace(blank.actor, roles=frozenset({Role.TRAINER}))

    with pytest.raises(NotAllowed, match="not_allowed"):
        blank.catalog.access.admit(trainer, "Nieuw", "een derde lange zin", (Role.COORDINATOR,))
