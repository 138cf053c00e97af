"""The rooms of the desk: every page with its entry in the sidebar, its controller, and the action it needs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from mo_desk.domain.access import Action, Actor
from mo_desk.domain.ids import UserId
from mo_desk.ui.pages.corrections.controller import CorrectionsController
from mo_desk.ui.pages.corrections.page import CorrectionsPage
from mo_desk.ui.pages.decisions.controller import DecisionsController
from mo_desk.ui.pages.decisions.page import DecisionsPage
from mo_desk.ui.pages.device.controller import DeviceController
from mo_desk.ui.pages.device.page import DevicePage
from mo_desk.ui.pages.evaluations.controller import EvaluationsController
from mo_desk.ui.pages.evaluations.page import EvaluationsPage
from mo_desk.ui.pages.groups.controller import GroupsController
from mo_desk.ui.pages.groups.page import GroupsPage
from mo_desk.ui.pages.lessons.controller import LessonsController
from mo_desk.ui.pages.lessons.page import LessonsPage
from mo_desk.ui.pages.outcomes.controller import OutcomesController
from mo_desk.ui.pages.outcomes.page import OutcomesPage
from mo_desk.ui.pages.sittings.controller import SittingsController
from mo_desk.ui.pages.sittings.page import SittingsPage
from mo_desk.ui.pages.sync.controller import SyncController
from mo_desk.ui.pages.sync.page import SyncPage
from mo_desk.ui.pages.today.controller import TodayController
from mo_desk.ui.pages.today.page import TodayPage
from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.shell.room import Room

if TYPE_CHECKING:
    from mo_desk.services.catalog import Catalog

HOME_ZONE = ZoneInfo("Europe/Brussels")


def rooms(
    catalog: Catalog, actor: Actor, kit: Kit, remove_user: Callable[[UserId], None] | None = None
) -> tuple[Room, ...]:
    """Return the rooms that the actor may enter, in the order of the sidebar.

    `remove_user` takes a user's access away; it closes the desk (`bootstrap.Desk.remove_user`), so the window does it. Without
    it the button is not offered.
    """
    all_rooms = _all_rooms(catalog, actor, kit, remove_user)
    return tuple(room for room in all_rooms if room.needs is None or actor.may(room.needs))


def _all_rooms(
    catalog: Catalog, actor: Actor, kit: Kit, remove_user: Callable[[UserId], None] | None
) -> tuple[Room, ...]:
    say, tasks, c = kit.texts.say, kit.tasks, catalog
    return (
        Room(
            "today",
            say("Today"),
            "sun",
            lambda: TodayPage(TodayController(c.maintenance, c.decisions, actor, tasks), kit),
        ),
        Room(
            "groups",
            say("Groups"),
            "users",
            lambda: GroupsPage(GroupsController(c.groups, c.people, c.rosters, actor, tasks), kit, _today),
            Action.SEE_GROUPS,
        ),
        Room(
            "lessons",
            say("Lessons"),
            "book",
            lambda: LessonsPage(
                LessonsController(c.lessons, c.canon, c.handouts, c.coverage, c.groups, actor, tasks), kit
            ),
            Action.SEE_LESSONS,
        ),
        Room(
            "sittings",
            say("Tests"),
            "clipboard-check",
            lambda: SittingsPage(
                SittingsController(c.sittings, c.attempts, c.supervision, c.groups, c.access, actor, tasks), kit
            ),
            Action.SEE_PEOPLE,
        ),
        Room(
            "evaluations",
            say("Evaluation"),
            "clipboard-list",
            lambda: EvaluationsPage(EvaluationsController(c.evaluations, c.groups, actor, tasks), kit, _today),
            Action.OBSERVE,
        ),
        Room(
            "results",
            say("Results"),
            "chart-bar",
            lambda: OutcomesPage(
                OutcomesController(c.outcomes, c.sittings, c.attestations, c.exports, actor, tasks), kit
            ),
            Action.SEE_RESULTS,
        ),
        Room(
            "corrections",
            say("Correct a key"),
            "key",
            lambda: CorrectionsPage(CorrectionsController(c.corrections, actor, tasks), kit),
            Action.CORRECT_KEY,
            under="results",
        ),
        Room(
            "decisions",
            say("To decide"),
            "help",
            lambda: DecisionsPage(DecisionsController(c.decisions, c.corrections, actor, tasks), kit),
            Action.SEE_RESULTS,
            under="today",
        ),
        Room(
            "sync",
            say("Send to the agency"),
            "cloud-upload",
            lambda: SyncPage(SyncController(c.sync, actor, tasks), kit),
            Action.SYNCHRONISE,
            apart=True,
        ),
        Room(
            "device",
            say("This laptop"),
            "device-laptop",
            lambda: DevicePage(
                DeviceController(c.maintenance, c.access, c.attestations, actor, tasks, remove_user), kit
            ),
        ),
    )


def _today() -> date:
    return datetime.now(HOME_ZONE).date()
