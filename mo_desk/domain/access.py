"""Who may do what: roles, actions, and the one question the services ask before anything else.

`ALLOWED` is the whole policy; the manual's table is generated from it. A partner abroad sees the plan and attendance
of the groups named on the user card, never a score, and only until the card's last day.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mo_desk.domain.errors import NotAllowed
from mo_desk.domain.ids import GroupId, UserId


class Role(StrEnum):
    """What a user is at the desk; one person may have several."""

    TRAINER = "trainer"
    TEST_LEADER = "test_leader"
    COORDINATOR = "coordinator"
    PARTNER = "partner"


class Action(StrEnum):
    """What the services can be asked to do."""

    SEE_PEOPLE = "see_people"
    EDIT_PEOPLE = "edit_people"
    IMPORT_ROSTER = "import_roster"
    SEE_GROUPS = "see_groups"
    EDIT_GROUPS = "edit_groups"
    SEE_LESSONS = "see_lessons"
    PREPARE_SITTING = "prepare_sitting"
    RUN_SITTING = "run_sitting"
    ANNUL_ATTEMPT = "annul_attempt"
    SEE_RESULTS = "see_results"
    OBSERVE = "observe"
    CONFIRM_EVALUATION = "confirm_evaluation"
    PRINT_PAPERS = "print_papers"
    EXPORT_RESULTS = "export_results"
    SYNCHRONISE = "synchronise"
    MANAGE_USERS = "manage_users"
    MANAGE_DEVICE = "manage_device"
    CORRECT_KEY = "correct_key"
    DECIDE_DOUBLE = "decide_double"
    DECIDE_CASE = "decide_case"
    ERASE_PERSON = "erase_person"


_TRAINER = {
    Action.SEE_PEOPLE, Action.EDIT_PEOPLE, Action.IMPORT_ROSTER, Action.SEE_GROUPS, Action.EDIT_GROUPS, Action.SEE_LESSONS,
    Action.SEE_RESULTS, Action.OBSERVE, Action.CONFIRM_EVALUATION, Action.PRINT_PAPERS, Action.EXPORT_RESULTS,
    Action.SYNCHRONISE, Action.DECIDE_DOUBLE,
}  # fmt: skip
_TEST_LEADER = {
    Action.SEE_PEOPLE, Action.SEE_GROUPS, Action.SEE_LESSONS, Action.PREPARE_SITTING, Action.RUN_SITTING, Action.ANNUL_ATTEMPT,
    Action.SEE_RESULTS, Action.PRINT_PAPERS, Action.EXPORT_RESULTS, Action.SYNCHRONISE,
}  # fmt: skip

ALLOWED: Mapping[Role, frozenset[Action]] = {
    Role.TRAINER: frozenset(_TRAINER),
    Role.TEST_LEADER: frozenset(_TEST_LEADER),
    # A coordinator sees results, and therefore confirms no evaluation: whoever judges must not know the score yet.
    Role.COORDINATOR: frozenset((_TRAINER | _TEST_LEADER) - {Action.CONFIRM_EVALUATION})
    | {Action.MANAGE_USERS, Action.MANAGE_DEVICE, Action.CORRECT_KEY, Action.DECIDE_CASE, Action.ERASE_PERSON},
    Role.PARTNER: frozenset({Action.SEE_GROUPS, Action.SEE_LESSONS}),
}


@dataclass(frozen=True, slots=True)
class User:
    """The body of a user card. `slot_id` is the nameless key slot this user opens; `ends_on` the last day of access."""

    name: str
    roles: tuple[Role, ...]
    slot_id: str = ""
    groups: tuple[GroupId, ...] = ()
    ends_on: date | None = None
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Actor:
    """Who is asking: the signed-in user's id and roles, as the services see them."""

    user_id: UserId
    roles: frozenset[Role]
    groups: frozenset[GroupId] = frozenset()
    ends_on: date | None = None

    def may(self, action: Action) -> bool:
        """Say whether one of the roles gives the action."""
        return any(action in ALLOWED[role] for role in self.roles)

    @property
    def limited_to_groups(self) -> bool:
        """Say whether only the groups on the card may be seen (partner abroad, and nothing more)."""
        return self.roles == frozenset({Role.PARTNER})


def is_assessor(actor: Actor, trainer_id: UserId | None) -> bool:
    """Say whether the actor judges the people of a group: its trainer, or any trainer while it names none.

    From an assessor the score is withheld until the evaluation is confirmed; nobody else may confirm it.
    """
    return Role.TRAINER in actor.roles and trainer_id in {None, actor.user_id}


def require(actor: Actor, action: Action, today: date, group_id: GroupId | None = None) -> None:
    """Let the actor pass or raise `NotAllowed` (codes `not_allowed`, `access_ended`, `other_group`)."""
    if actor.ends_on is not None and today > actor.ends_on:
        raise NotAllowed("access_ended", ended_on=actor.ends_on.isoformat())
    if not actor.may(action):
        raise NotAllowed("not_allowed", action=action.value)
    if group_id is not None and actor.limited_to_groups and group_id not in actor.groups:
        raise NotAllowed("other_group")
