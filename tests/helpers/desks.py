"""A whole desk in a temporary folder: real files, real services, a cheap key derivation and a clock that is set by hand.

    day = open_day(copy_home(template, tmp_path))
    delivery = day.sit(person, general=9, practical=20)
    day.confirm(person)

Making a desk and drawing forms costs half a second, so it is done once a run (`make_blank`, `make_day`) and copied.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from mo_desk.bootstrap.desk import Desk, create_desk, open_desk
from mo_desk.content.library import Library
from mo_desk.domain.access import Actor, Role
from mo_desk.domain.bank import Bank
from mo_desk.domain.groups import Group
from mo_desk.domain.ids import AttemptId, GroupId, OptionId, PersonId, SittingId, UserId
from mo_desk.domain.people import Accommodation, Person
from mo_desk.domain.questions import Block
from mo_desk.domain.sittings import NewSitting
from mo_desk.logs import close_log
from mo_desk.paths import Home, shipped
from mo_desk.services.catalog import Catalog
from mo_desk.views.attempts import DeliveryView, QuestionView
from mo_desk.views.results import ResultRow
from tests.helpers.fakes import FakeClock
from tests.helpers.vault import CHEAP

NAME, PASSPHRASE = "Leerkracht Test", "vier woorden op een rij"
LEADER, LEADER_PASSPHRASE = "Yusuf Demir", "een andere lange zin"
TODAY = date(2026, 11, 24)
PIN = "246813"
COURSE = "2026-117"
PEOPLE = (
    Person("Aerts", "An", birth_date="1990-05-12", agency_number="T0000001", contact_language="ar"),
    Person("Bakr", "Bilal", birth_date="1985-00-00", agency_number="T0000002", contact_language="en"),
    Person("Celik", "Cem", birth_date="2001-02-28", agency_number="T0000003", contact_language="nl",
           accommodations=(Accommodation.EXTRA_TIME,)),
    Person("Diallo", "Djenaba", birth_date="1979-11-30", agency_number="T0000004", contact_language="ti"),
)  # fmt: skip


_NO_GROUP, _NO_SITTING = GroupId(""), SittingId("")


@dataclass(slots=True)
class OpenDay:
    """An open desk on its day, with short words for what tests do again and again."""

    desk: Desk
    clock: FakeClock
    group_id: GroupId = _NO_GROUP
    sitting_id: SittingId = _NO_SITTING
    people: Sequence[PersonId] = field(default_factory=tuple)

    @property
    def catalog(self) -> Catalog:
        """Return the use cases."""
        return self.desk.catalog

    @property
    def actor(self) -> Actor:
        """Return the signed-in user, who has every role but partner."""
        return self.desk.actor

    @property
    def trainer(self) -> Actor:
        """Return the same user as nothing but the trainer: an assessor."""
        return Actor(self.desk.actor.user_id, frozenset({Role.TRAINER}))

    @property
    def leader(self) -> Actor:
        """Return the colleague who is a test leader and no trainer."""
        return Actor(self.leader_id, frozenset({Role.TEST_LEADER}))

    @property
    def leader_id(self) -> UserId:
        """Return the colleague's id."""
        return next(row.user_id for row in self.catalog.access.users(self.actor) if row.name == LEADER)

    def start(self, person: PersonId) -> DeliveryView:
        """Check identity and start the attempt."""
        self.catalog.sittings.check_identity(self.actor, self.sitting_id, person, "seen", "passport")
        return self.catalog.attempts.start(self.actor, self.sitting_id, person)

    def answer(self, delivery: DeliveryView, general: int, practical: int) -> None:
        """Answer so many of each block rightly and all others wrongly."""
        left = {Block.GENERAL: general, Block.PRACTICAL: practical}
        for question in delivery.questions:
            right = left[question.block] > 0
            left[question.block] -= 1
            option = right_option(question) if right else wrong_option(question)
            self.catalog.attempts.save_answer(
                self.actor, delivery.attempt_id, question.item_id, option, delivery.language
            )

    def sit(self, person: PersonId, general: int = 9, practical: int = 20, seconds: int = 1500) -> AttemptId:
        """Take the whole test: 29 of 41 by default, the least that passes."""
        delivery = self.start(person)
        self.answer(delivery, general, practical)
        self.clock.pass_seconds(seconds)
        self.catalog.attempts.submit(self.actor, delivery.attempt_id, seconds)
        return delivery.attempt_id

    def confirm(self, person: PersonId, points: int = 2, reason: str = "") -> None:
        """Confirm the evaluation with the same level for every criterion, 2 of 3 by default: sufficient."""
        rubric = self.catalog.evaluations.rubric(self.actor)
        levels = {one.criterion: points for one in rubric.criteria}
        self.catalog.evaluations.confirm(self.actor, self.group_id, person, levels, PASSPHRASE, reason)

    def result(self, person: PersonId, actor: Actor | None = None) -> ResultRow:
        """Return somebody's row of results, as this reader may see it."""
        view = self.catalog.outcomes.results(actor or self.actor, self.sitting_id)
        return next(row for row in view.rows if row.person_id == person)

    def close(self) -> None:
        """Close the desk and its log."""
        self.desk.close()
        close_log()


@cache
def bank() -> Bank:
    """Return the shipped bank, read once."""
    return Library(shipped()).bank()


def right_option(question: QuestionView) -> OptionId:
    """Return the right option of a question."""
    return bank().items[question.item_id].key


def wrong_option(question: QuestionView) -> OptionId:
    """Return the first wrong option of a question, in the order shown."""
    return next(option for option in question.options if option != right_option(question))


def make_blank(folder: Path) -> Home:
    """Make a desk with its first user, and a test leader admitted."""
    home = Home(folder / "desk")
    clock = FakeClock()
    create_desk(home, NAME, PASSPHRASE, clock=clock, cost=CHEAP)
    with open_desk(home, NAME, PASSPHRASE, "nl", clock) as desk:
        desk.catalog.access.admit(desk.actor, LEADER, LEADER_PASSPHRASE, (Role.TEST_LEADER,))
    close_log()
    return home


def make_day(folder: Path, blank: Home, *, minutes: int = 0) -> Home:
    """Make a desk with a group of four and an open sitting; `minutes` is the time limit, 0 for none."""
    home = copy_home(blank, folder)
    clock = FakeClock()
    with open_desk(home, NAME, PASSPHRASE, "nl", clock) as desk:
        catalog, actor = desk.catalog, desk.actor
        group = Group(COURSE, "ar", "Genk", starts_on=date(2026, 9, 1), ends_on=date(2026, 12, 18), agency="AgII")
        group_id = catalog.groups.save_group(actor, None, 0, group).group_id
        for person in PEOPLE:
            catalog.people.add_person(actor, person, group_id)
        new = NewSitting(group_id, "Genk, lokaal 2", "BE", "Europe/Brussels", (TODAY,), minutes)
        catalog.sittings.open_day(actor, catalog.sittings.prepare(actor, new).sitting_id, PIN)
    close_log()
    return home


def copy_home(template: Home, folder: Path) -> Home:
    """Return a desk of one's own, copied from a closed one."""
    folder.mkdir(parents=True, exist_ok=True)
    home = Home(folder / "desk")
    shutil.copytree(template.folder, home.folder)
    return home


def open_day(home: Home, clock: FakeClock | None = None) -> OpenDay:
    """Sign in and find the group, the sitting and the people, where there are any."""
    clock = clock or FakeClock()
    desk = open_desk(home, NAME, PASSPHRASE, "nl", clock)
    day = OpenDay(desk, clock)
    groups = desk.catalog.groups.list_groups(desk.actor)
    if groups:
        day.group_id = groups[0].group_id
        day.people = [row.person_id for row in desk.catalog.groups.get_group(desk.actor, day.group_id).members]
    sittings = desk.catalog.sittings.list_sittings(desk.actor)
    if sittings:
        day.sitting_id = sittings[0].sitting_id
    return day
