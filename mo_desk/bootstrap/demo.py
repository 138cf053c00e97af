"""One whole test day, headless, on fictitious people: what `mo-desk demo` and `make demo` do.

A roster workbook is read in, simulated participants answer through the real services, the agency's server runs as a child
process on loopback, and a folder is left with the workbooks, the papers, the receipts and a summary. People have TST
numbers (valid form, month 61 to 72), which can never be a real person's.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from mo_desk.bootstrap.desk import Desk, create_desk, open_desk
from mo_desk.content.library import Library
from mo_desk.documents.xlsx.demo_roster import RosterLine, write_roster
from mo_desk.domain.access import Role
from mo_desk.domain.clock import Moment
from mo_desk.domain.errors import Invalid, Unreachable
from mo_desk.domain.groups import Group
from mo_desk.domain.ids import GroupId, SittingId, UserId
from mo_desk.domain.sittings import NewSitting, SeatStatus
from mo_desk.paths import Home, shipped
from mo_desk.views.attempts import Cursor, DeliveryView
from mo_desk.views.sittings import SeatRow, SittingView

USER, LEADER = "Leerkracht Demo", "Testverantwoordelijke Demo"
PIN = "246813"
COURSE = "MO-DEMO-1"
A_WEEK = timedelta(days=7)
LANGUAGES = ("Arabisch", "Engels", "Frans", "Nederlands", "Tigrinya")
_SECONDS_A_QUESTION = (9, 40)
_COUNTED = (
    "Eén", "Twee", "Drie", "Vier", "Vijf", "Zes", "Zeven", "Acht", "Negen", "Tien", "Elf", "Twaalf", "Dertien", "Veertien",
    "Vijftien", "Zestien", "Zeventien", "Achttien", "Negentien", "Twintig",
)  # fmt: skip
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class DemoPlan:
    """What the demo is asked: where to write, where the desk is made, how many people, and the seed of what they answer."""

    out: Path
    home: Home
    people: int
    seed: int
    passphrase: str


class DemoClock:
    """A clock that starts in the past, moves only when told, and catches up with the real one at the end."""

    def __init__(self, start: datetime) -> None:
        self._at = start.replace(hour=8, minute=30, second=0, microsecond=0)
        self._elapsed_ms = 0

    def now(self) -> Moment:
        """Return the moment of the story."""
        return Moment(self._at, "d" * 32, self._elapsed_ms)

    def advance(self, seconds: float) -> None:
        """Let time pass."""
        self._at += timedelta(seconds=seconds)
        self._elapsed_ms += round(1000 * seconds)

    def catch_up(self) -> None:
        """Come to the present."""
        self.advance((datetime.now(UTC) - self._at).total_seconds())


def run_demo(plan: DemoPlan, tell: Say) -> dict[str, object]:
    """Do the whole day and return the summary, which also stands in `summary.json`.

    Raises:
        Invalid: `people_out_of_range`, `out_folder_not_empty`. Unreachable: `hub_not_started`.
    """
    if not 2 <= plan.people <= 40:
        raise Invalid("people_out_of_range", field="people")
    if plan.out.exists() and any(plan.out.iterdir()):
        raise Invalid("out_folder_not_empty", field="out")
    plan.out.mkdir(parents=True, exist_ok=True)
    chance = random.Random(plan.seed)  # noqa: S311 - simulated people, repeatable by their seed
    tell("1. the desk is made, and a colleague admitted")
    clock = DemoClock(datetime.now(UTC) - A_WEEK)
    code = create_desk(plan.home, USER, plan.passphrase, clock=clock)
    (plan.out / "herstelcode.txt").write_text(f"{code}\n", encoding="utf-8")
    with open_desk(plan.home, USER, plan.passphrase, "nl", clock) as desk:
        second = desk.catalog.access.admit(desk.actor, LEADER, f"{plan.passphrase} twee", (Role.TEST_LEADER,)).user_id
        tell("2. the agency's list is read in")
        group_id = _import(desk, plan, chance, clock)
        tell("3. a sitting is prepared and taken, one person after the other")
        sitting = _prepare(desk, group_id, clock)
        _hold(desk, sitting, second, chance, clock)
        tell("4. process evaluations are confirmed; results, papers and the workbook are made")
        _evaluate(desk, group_id, plan.passphrase, chance, clock)
        _write_papers(desk, sitting.sitting_id, plan.out)
        tell("5. a week later: everything goes to the agency")
        clock.catch_up()
        with hub_process(plan.out / "agentschap") as (address, code):
            desk.catalog.sync.enrol(desk.actor, address, code)
            desk.catalog.sync.synchronise(desk.actor)
            desk.catalog.exports.results_workbook(
                desk.actor, sitting.sitting_id, plan.out, reason="ontvangen en nagekeken door het agentschap"
            )
            desk.catalog.sync.synchronise(desk.actor)
        return _summary(desk, sitting.sitting_id, plan)


def _import(desk: Desk, plan: DemoPlan, chance: random.Random, clock: DemoClock) -> GroupId:
    roster = plan.out / "deelnemers.xlsx"
    write_roster(roster, COURSE, [_line(number, chance) for number in range(1, plan.people + 1)])
    preview = desk.catalog.rosters.preview_roster(desk.actor, roster)
    today = clock.now().at.date()
    group = Group(
        course_number=COURSE,
        language="ar",
        place="Genk",
        agency="Agentschap (oefening)",
        starts_on=today - timedelta(days=70),
        ends_on=today + timedelta(days=7),
        trainer_id=desk.signed_in.user_id,
    )
    desk.catalog.rosters.import_roster(desk.actor, preview, None, group)
    return desk.catalog.groups.list_groups(desk.actor)[0].group_id


def _prepare(desk: Desk, group_id: GroupId, clock: DemoClock) -> SittingView:
    new = NewSitting(group_id, "Genk, lokaal 2", "BE", "Europe/Brussels", (clock.now().at.date(),))
    view = desk.catalog.sittings.prepare(desk.actor, new)
    desk.catalog.sittings.open_day(desk.actor, view.sitting_id, PIN)
    return view


def _hold(desk: Desk, sitting: SittingView, second: UserId, chance: random.Random, clock: DemoClock) -> None:
    """Everyone sits the test in turn, but for one who is absent, one justified, and one whose document is missing."""
    sittings, actor, sitting_id = desk.catalog.sittings, desk.actor, sitting.sitting_id
    absent, justified, reserve = (*sitting.seats[:3], None, None)[:3] if len(sitting.seats) > 5 else (None, None, None)
    for seat in sitting.seats:
        if seat is absent:
            sittings.record_absence(actor, sitting_id, seat.person_id, "absent")
        elif seat is justified:
            sittings.record_absence(actor, sitting_id, seat.person_id, "justified_absence")
        else:
            _check(desk, sitting_id, seat, second, under_reserve=seat is reserve)
            _sit(desk, sitting_id, seat, chance, clock)
    sittings.report_incident(
        actor, sitting_id, "technical", "De stroom viel even uit; de laptop werkte verder op de batterij."
    )
    sittings.close_day(actor, sitting_id, final=True)


def _check(desk: Desk, sitting_id: SittingId, seat: SeatRow, second: UserId, *, under_reserve: bool) -> None:
    check = desk.catalog.sittings.check_identity
    if under_reserve:
        check(desk.actor, sitting_id, seat.person_id, "under_reserve", reason="document vergeten")
    elif seat.language == "fr":
        check(desk.actor, sitting_id, seat.person_id, "known_to_two", second_by=second)
    else:
        check(desk.actor, sitting_id, seat.person_id, "seen", "residence_card")


def _sit(desk: Desk, sitting_id: SittingId, seat: SeatRow, chance: random.Random, clock: DemoClock) -> None:
    attempts, actor = desk.catalog.attempts, desk.actor
    items = Library(shipped()).bank().items
    delivery: DeliveryView = attempts.start(actor, sitting_id, seat.person_id)
    ability, used = chance.uniform(-0.1, 0.3), 0
    for question in delivery.questions:
        seconds = chance.randint(*_SECONDS_A_QUESTION)
        clock.advance(seconds)
        used += seconds
        item = items[question.item_id]
        wrong = [option for option in question.options if option != item.key]
        knows = chance.random() < 1 - item.difficulty + ability
        if not knows and chance.random() < 0.05:
            continue
        if knows and chance.random() < 0.1:
            attempts.save_answer(actor, delivery.attempt_id, question.item_id, chance.choice(wrong), seat.language)
        option = item.key if knows else chance.choice(wrong)
        attempts.save_answer(actor, delivery.attempt_id, question.item_id, option, seat.language)
    attempts.save_cursor(actor, Cursor(delivery.attempt_id, len(delivery.questions), used, language=seat.language))
    attempts.submit(actor, delivery.attempt_id, used)


def _evaluate(desk: Desk, group_id: GroupId, passphrase: str, chance: random.Random, clock: DemoClock) -> None:
    """Everyone is observed and judged, but for the last one, whose result therefore stays withheld."""
    evaluations, actor, today = desk.catalog.evaluations, desk.actor, clock.now().at.date()
    rubric = evaluations.rubric(actor)
    for row in evaluations.list_evaluations(actor, group_id)[:-1]:
        first = rubric.criteria[0].criterion
        evaluations.observe(actor, group_id, row.person_id, today, first, "Was op tijd en stelde vragen in de les.")
        levels = {one.criterion: chance.choice(one.levels[1:]).points for one in rubric.criteria}
        evaluations.confirm(actor, group_id, row.person_id, levels, passphrase)


def _write_papers(desk: Desk, sitting_id: SittingId, out: Path) -> None:
    attestations, actor = desk.catalog.attestations, desk.actor
    everyone = [row.person_id for row in desk.catalog.outcomes.results(actor, sitting_id).rows]
    attestations.print_provisional(actor, sitting_id, everyone, out / "voorlopige_bewijzen.pdf")
    attestations.print_slips(actor, sitting_id, everyone, out / "strookjes.pdf")
    attestations.print_report(actor, sitting_id, out / "verslag_testmoment.pdf")
    desk.catalog.exports.results_workbook(actor, sitting_id, out)


@contextmanager
def hub_process(folder: Path) -> Iterator[tuple[str, str]]:
    """Run an agency's server as a child process of the same program; give its address and a code for one laptop."""
    program = [sys.executable, "-m", "mo_desk", "hub"]
    environment = _environment({"MO_DESK_ROOT_PASSPHRASE": "alleen voor de demo"})
    subprocess.run(
        [*program, "init", "--home", str(folder), "--name", "Agentschap (oefening)"], check=True, env=environment
    )
    made = subprocess.run(
        [*program, "enrol-code", "--home", str(folder), "--label", "demo"],
        check=True, env=environment, capture_output=True, text=True,
    )  # fmt: skip
    serving = subprocess.Popen(
        [*program, "serve", "--home", str(folder), "--port", "0"], env=environment, stdout=subprocess.PIPE, text=True
    )
    try:
        line = serving.stdout.readline() if serving.stdout else ""
        if not line.strip():
            raise Unreachable("hub_not_started")
        yield json.loads(line)["url"], made.stdout.strip()
    finally:
        serving.terminate()
        serving.wait(timeout=20)
        if serving.stdout:
            serving.stdout.close()


def _environment(more: dict[str, str]) -> dict[str, str]:
    return {**os.environ, **more}


def _summary(desk: Desk, sitting_id: SittingId, plan: DemoPlan) -> dict[str, object]:
    state = desk.catalog.sync.state(desk.actor)
    view = desk.catalog.outcomes.results(desk.actor, sitting_id)
    receipts = desk.catalog.sync.receipts(desk.actor)
    kept = [{**asdict(receipt), "received_at": receipt.received_at.isoformat()} for receipt in receipts]
    (plan.out / "ontvangstbewijzen.json").write_text(json.dumps(kept, indent=1), encoding="utf-8")
    made = sorted(path for path in plan.out.iterdir() if path.is_file() and path.name != "summary.json")
    summary: dict[str, object] = {
        "people": len(view.rows),
        "taken": sum(row.status is SeatStatus.TAKEN for row in view.rows),
        "entries": state.received + state.waiting,
        "received": state.received,
        "checked": state.attempts_checked,
        "attempts": state.attempts_total,
        "head_code": view.head_code,
        "files": {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in made},
    }
    (plan.out / "summary.json").write_text(json.dumps(summary, indent=1), encoding="utf-8")
    return summary


def _line(number: int, chance: random.Random) -> RosterLine:
    born = date(chance.randint(1960, 2005), chance.randint(1, 12), chance.randint(1, 28))
    name = _COUNTED[number - 1] if number <= len(_COUNTED) else f"Nr {number}"
    arabic = number == 3
    return RosterLine(
        family_name="مثال" if arabic else "Proefpersoon",
        given_name="ثلاثة" if arabic else name,
        born_on=born,
        national_number=_tst_number(born, number),
        agency_number=f"T{number:07d}",
        language=LANGUAGES[number % len(LANGUAGES)],
        extra_time=number % 7 == 0,
        large_text=number % 5 == 0,
        obligation="PLICHT" if number % 3 else "RECHT",
    )


def _tst_number(born: date, serial: int) -> str:
    """Return a number in the form of a national number with the month raised by 60: never a real person's."""
    digits = f"{born.year % 100:02d}{born.month + 60:02d}{born.day:02d}{serial:03d}"
    basis = int(f"2{digits}" if born.year >= 2000 else digits)
    return f"{digits}{97 - basis % 97:02d}"
