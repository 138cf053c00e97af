"""Small services with canned answers. Each wish is written down in `asked`; `error` is raised instead of answering it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from mo_desk.views.attempts import PinAnswer
from mo_desk.views.desk import DeviceView, TodayView, UserRow
from mo_desk.views.journal import ChainReport, JournalReport
from mo_desk.views.lessons import CanonLink, LessonRow, LessonStep, LessonView
from mo_desk.views.papers import PaperCheck, PaperRow, PaperVerdict
from mo_desk.views.people import PersonVersionRow
from mo_desk.views.rosters import ImportReport, JudgedRow, MissingRow, RosterPreview, RowProblem, RowVerdict
from mo_desk.views.sync import SyncProgress, SyncReport, SyncRow, SyncView
from tests.ui.pages import samples

PREVIEW = RosterPreview(
    rows=(
        JudgedRow(2, RowVerdict.NEW, "Okoro, Grace", None, samples.PERSON.person),
        JudgedRow(
            3,
            RowVerdict.CHANGED,
            samples.name(1),
            samples.person_id(1),
            samples.PERSON.person,
            ("contact_language", "fee_status"),
        ),
        JudgedRow(4, RowVerdict.UNCHANGED, samples.name(2), samples.person_id(2), samples.PERSON.person),
        JudgedRow(5, RowVerdict.POSSIBLE_DOUBLE, samples.name(3), samples.person_id(3), samples.PERSON.person),
        JudgedRow(6, RowVerdict.REFUSED, "", None, None, problems=(RowProblem("name_missing", "Familienaam"),)),
    ),
    missing=(MissingRow(samples.person_id(7), samples.name(7)), MissingRow(samples.person_id(8), samples.name(8))),
    ignored_columns=("Nationaliteit", "Opmerking"),
    course_number="2026-117",
)
LESSON = LessonView(
    lesson_id="t07-een-woning-huren",
    version=1,
    theme="T07",
    title="Een woning huren",
    minutes=90,
    goals=("MD-T07-1", "MD-T07-2"),
    steps=(
        LessonStep(10, "Wat ken je al?", "Vraag wie al een huurcontract heeft.\n\nSchrijf de woorden op het bord."),
        LessonStep(20, "Het huurcontract", "Lees samen de foto's: wie tekent, hoe lang, hoeveel <waarborg>?"),
    ),
    trainer_notes="Vraag niemand naar zijn eigen woning.\n\nToon het contract.",
    words=(
        ("de huurwaarborg", "geld dat je vooraf betaalt"),
        ("de plaatsbeschrijving", "een tekst met foto's van de woning"),
    ),
    pages={
        "nl": (("Wat staat er in het contract?", "De namen, het adres, de prijs."),),
        "ar": (("ماذا يوجد في العقد؟", "الأسماء والعنوان والسعر."),),
    },
    canon=(
        CanonLink(
            14,
            "De stad",
            "De stad groeit, en met haar de vraag naar woningen.",
            "https://www.canonvanvlaanderen.be",
            expected_title=True,
        ),
    ),
    sources=(("Vlaanderen: huren", "https://www.vlaanderen.be/huren", date(2026, 10, 1)),),
    questions=("Hoe vond je je woning?",),
)


class Fake:
    """Writes down every wish, or raises `error` once set."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, tuple[Any, ...]]] = []
        self.error: Exception | None = None

    def note(self, wish: str, *values: Any) -> None:
        if self.error is not None:
            raise self.error
        self.asked.append((wish, values))


class FakeGroups(Fake):
    def __init__(self) -> None:
        super().__init__()
        self.groups = samples.GROUPS
        self.group = samples.GROUP_VIEW

    def list_groups(self, actor: Any, search: str = "") -> Any:
        return self.groups

    def get_group(self, actor: Any, group_id: Any) -> Any:
        return self.group

    def save_group(self, actor: Any, group_id: Any, version: int, group: Any) -> Any:
        self.note("save_group", group_id, version, group)
        return self.group

    def enrol(self, actor: Any, group_id: Any, person_id: Any) -> None:
        self.note("enrol", group_id, person_id)

    def withdraw(self, actor: Any, group_id: Any, person_id: Any, on: date) -> None:
        self.note("withdraw", group_id, person_id, on)


class FakePeople(Fake):
    def get_person(self, actor: Any, person_id: Any) -> Any:
        return samples.PERSON

    def history(self, actor: Any, person_id: Any) -> Any:
        return (
            PersonVersionRow(4, samples.AT.isoformat(), "Els Maes", ("contact_language",)),
            PersonVersionRow(1, samples.AT.isoformat(), "Els Maes", ()),
        )

    def save_person(self, actor: Any, person_id: Any, version: int, person: Any) -> Any:
        self.note("save_person", person_id, version, person)
        return samples.PERSON

    def add_person(self, actor: Any, person: Any, group_id: Any = None) -> Any:
        self.note("add_person", person, group_id)
        return samples.PERSON


class FakeRosters(Fake):
    def preview_roster(self, actor: Any, path: Path, group_id: Any = None) -> Any:
        self.note("preview", path, group_id)
        return PREVIEW

    def import_roster(
        self, actor: Any, preview: Any, group_id: Any, new_group: Any = None, withdraw: Any = frozenset()
    ) -> Any:
        self.note("import", group_id, new_group, withdraw)
        return ImportReport(1, 1, 1, 2, len(withdraw))


class FakeSittings(Fake):
    def __init__(self) -> None:
        super().__init__()
        self.sittings = samples.SITTINGS
        self.sitting = samples.SITTING_VIEW

    def list_sittings(self, actor: Any, group_id: Any = None) -> Any:
        return self.sittings

    def get_sitting(self, actor: Any, sitting_id: Any) -> Any:
        return self.sitting

    def prepare(self, actor: Any, new: Any) -> Any:
        self.note("prepare", new)
        return self.sitting

    def plan_seat(self, actor: Any, sitting_id: Any, person_id: Any, language: str, accommodations: Any) -> None:
        self.note("plan_seat", person_id, language, accommodations)

    def open_day(self, actor: Any, sitting_id: Any, pin: str) -> None:
        self.note("open_day", pin)

    def close_day(self, actor: Any, sitting_id: Any, *, final: bool) -> None:
        self.note("close_day", final)

    def check_identity(
        self,
        actor: Any,
        sitting_id: Any,
        person_id: Any,
        outcome: str,
        document_kind: str = "",
        second_by: Any = None,
        reason: str = "",
    ) -> None:
        self.note("check_identity", person_id, outcome, document_kind, second_by, reason)

    def record_absence(self, actor: Any, sitting_id: Any, person_id: Any, absence: str) -> None:
        self.note("record_absence", person_id, absence)

    def report_incident(self, actor: Any, sitting_id: Any, category: str, text: str, person_id: Any = None) -> None:
        self.note("report_incident", category, text, person_id)


class FakeTestRoom(Fake):
    """Attempts and supervision."""

    def stop(self, actor: Any, attempt_id: Any, reason: str, used_seconds: int) -> None:
        self.note("stop", attempt_id, reason, used_seconds)

    def annul(self, actor: Any, attempt_id: Any, reason: str, second_by: Any, second_passphrase: str) -> None:
        self.note("annul", attempt_id, reason, second_by, second_passphrase)

    def reassign(
        self, actor: Any, attempt_id: Any, person_id: Any, reason: str, second_by: Any, second_passphrase: str
    ) -> None:
        self.note("reassign", attempt_id, person_id, reason, second_by, second_passphrase)

    def check_pin(self, actor: Any, sitting_id: Any, pin_or_passphrase: str) -> PinAnswer:
        return PinAnswer(ok=True, wait_seconds=0)


class FakeUsers(Fake):
    def users(self, actor: Any) -> tuple[UserRow, ...]:
        return samples.USERS

    def admit(
        self, actor: Any, name: str, passphrase: str, roles: Any, ends_on: Any = None, groups: Any = ()
    ) -> UserRow:
        self.note("admit", name, passphrase, roles, ends_on)
        return samples.USERS[1]

    def change_passphrase(self, actor: Any, old: str, new: str) -> None:
        self.note("change_passphrase", old, new)


class FakeEvaluations(Fake):
    def __init__(self) -> None:
        super().__init__()
        self.evaluation = samples.EVALUATION
        self.rows = samples.EVALUATIONS

    def list_evaluations(self, actor: Any, group_id: Any) -> Any:
        return self.rows

    def get_evaluation(self, actor: Any, group_id: Any, person_id: Any) -> Any:
        return self.evaluation

    def observe(self, actor: Any, group_id: Any, person_id: Any, on: date, criterion: str, text: str) -> Any:
        self.note("observe", person_id, on, criterion, text)
        return samples.EVALUATION.observations[0]

    def confirm(self, actor: Any, group_id: Any, person_id: Any, levels: Any, passphrase: str, reason: str = "") -> Any:
        self.note("confirm", person_id, dict(levels), passphrase, reason)


class FakeResults(Fake):
    """Outcomes, papers and exports."""

    def __init__(self) -> None:
        super().__init__()
        self.view = samples.RESULTS
        self.check = PaperCheck(
            PaperVerdict.PRACTICE, "", "2026-117-01", "Al-Khatib, Samira", 36, 41, "passed", samples.AT, "AgII", "ABCD"
        )

    def results(self, actor: Any, sitting_id: Any) -> Any:
        return self.view

    def papers(self, actor: Any, sitting_id: Any) -> Any:
        return tuple(
            PaperRow(
                row.person_id,
                row.display_name,
                row.paper_number,
                samples.AT if row.paper_number else None,
                1,
                "" if row.score else row.withheld or "no_result",
            )
            for row in self.view.rows
        )

    def print_provisional(self, actor: Any, sitting_id: Any, person_ids: Any, out: Path) -> Path:
        self.note("provisional", tuple(person_ids), out)
        return out

    def print_slips(self, actor: Any, sitting_id: Any, person_ids: Any, out: Path) -> Path:
        self.note("slips", tuple(person_ids), out)
        return out

    def print_report(self, actor: Any, sitting_id: Any, out: Path) -> Path:
        self.note("report", out)
        return out

    def results_workbook(
        self, actor: Any, sitting_id: Any, folder: Path, profile: str = "coordinator"
    ) -> tuple[Path, ...]:
        self.note("workbook", folder, profile)
        return (folder / "MO_resultaten.xlsx",)

    def verify(self, paper: Any) -> PaperCheck:
        self.note("verify", paper)
        return self.check


class FakeSync(Fake):
    def __init__(self) -> None:
        super().__init__()
        self.view = SyncView(
            "Agentschap Integratie en Inburgering", "https://mo.example.be", 37, 1204, 3, 5, samples.AT, "", None
        )

    def state(self, actor: Any) -> SyncView:
        return self.view

    def rows(self, actor: Any, limit: int = 200) -> tuple[SyncRow, ...]:
        return tuple(
            SyncRow(
                ("attempt", "evaluation")[n % 2],
                samples.name(n),
                samples.AT,
                ("checked", "received", "only_here")[n % 3],
                samples.AT if n % 3 < 2 else None,
            )
            for n in range(9)
        )

    def enrol(self, actor: Any, hub_url: str, code: str) -> SyncView:
        self.note("enrol", hub_url, code)
        return self.view

    def synchronise(self, actor: Any, progress: Callable[[SyncProgress], None], stop: Callable[[], bool]) -> SyncReport:
        self.note("synchronise")
        progress(SyncProgress(20, 37))
        return SyncReport(37, 2, 3, 0, 1)


class FakeMaintenance(Fake):
    def __init__(self) -> None:
        super().__init__()
        self.view = TodayView(
            3, 24, samples.SITTING, "2026-117 · Genk, C-mine · 24/11/2026", 8, 11, 2, 1, 4, 37, enrolled=True
        )
        self.facts = DeviceView(
            "4f2a9c0db1", "0.1.0", "Agentschap Integratie en Inburgering", "ABCD-EFGH-JKMN", 1241, 3_400_000, 81_200_000_000, samples.AT,
            "mo-desk-2026.1", 112, clock_warning=False,
        )  # fmt: skip
        self.report = JournalReport((ChainReport("c1", 1241, "ABCD-EFGH-JKMN", 0, ""),), behind_mark=False)

    def today(self, actor: Any) -> TodayView:
        return self.view

    def device(self, actor: Any) -> DeviceView:
        return self.facts

    def backup(
        self, actor: Any, folder: Path | None = None, progress: Callable[[int, int], None] | None = None
    ) -> Path:
        self.note("backup", folder)
        if progress is not None:
            progress(5, 10)
        return Path("backup")

    def verify_journal(self, actor: Any, code: str = "", *, tables: bool = False) -> JournalReport:
        assert tables
        self.note("verify_journal", code)
        return self.report

    def support_file(self, actor: Any, out: Path) -> Path:
        self.note("support_file", out)
        return out


class FakeLessons(Fake):
    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[LessonRow, ...] = (
            LessonRow("t07-een-woning-huren", "T07", "Een woning huren", 90, ("nl", "ar")),
            LessonRow("a3-rechtsstaat", "A3", "Rechtsstaat en scheiding der machten", 90, ("nl", "fr", "en", "ar")),
        )

    def list_lessons(self, actor: Any, search: str = "") -> tuple[LessonRow, ...]:
        self.asked.append(("list_lessons", (search,)))
        return tuple(row for row in self.rows if search.casefold() in row.title.casefold())

    def get_lesson(self, actor: Any, lesson_id: str) -> LessonView:
        return LESSON
