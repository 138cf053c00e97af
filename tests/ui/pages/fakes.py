"""Small services with canned answers. Each wish is written down in `asked`; `error` is raised instead of answering it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from mo_desk.domain.access import Role
from mo_desk.domain.ids import AttemptId, FormId, ItemId, OptionId
from mo_desk.views.attempts import PinAnswer
from mo_desk.views.canon import CanonView, LessonOfWindow, Outline, Place, WindowText, WindowView
from mo_desk.views.corrections import ChangedResult, CorrectionPreview, KeyOption, KeyQuestion, OpenedForm, SatForm
from mo_desk.views.coverage import CoverageView, ThemeCoverage
from mo_desk.views.decisions import CaseRow, DoubleSide, DoubleView
from mo_desk.views.desk import DeviceView, TodayView, UserRow
from mo_desk.views.journal import ChainReport, JournalReport
from mo_desk.views.lessons import (
    CanonLink,
    CheckQuestion,
    CoursePlan,
    HardTalk,
    LessonRow,
    LessonSheet,
    LessonStep,
    LessonView,
    PagePart,
    PlanPart,
    SourceLine,
    WindowLink,
    Word,
)
from mo_desk.views.papers import PaperCheck, PaperRow, PaperVerdict
from mo_desk.views.people import PersonVersionRow
from mo_desk.views.rosters import ImportReport, JudgedRow, LikePerson, MissingRow, RosterPreview, RowProblem, RowVerdict
from mo_desk.views.search import SearchHit
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
        JudgedRow(
            5,
            RowVerdict.POSSIBLE_DOUBLE,
            samples.name(3),
            samples.person_id(3),
            samples.PERSON.person,
            ("given_name",),
            like=LikePerson("near_name", samples.person_id(3), samples.name(3), "1990-00-00", "", "A10443", "ti"),
        ),
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
    material=("een huurcontract zonder namen",),
    before_departure=False,
    checks=("t07-huur",),
    questions=("Hoe vond je je woning?",),
    trainer_notes="Vraag niemand naar zijn eigen woning.\n\nToon het contract.",
    brussels="In Brussel gelden andere regels.",
    talk_close="Bedank iedereen.",
    low_literacy="Leg de prenten in volgorde.",
    low_literacy_pictures=("house", "key"),
    steps=(
        LessonStep(10, "Wat ken je al?", "Vraag wie al een huurcontract heeft.\n\nSchrijf de woorden op het bord."),
        LessonStep(
            20,
            "Het huurcontract",
            "Lees samen de foto's: wie tekent, hoe lang, hoeveel <waarborg>?",
            ("contract",),
            "gelijk-voor-de-wet",
        ),
    ),
    hard_talk=(HardTalk("De eigenaar kiest wie hij wil.", "De wet zegt waar hij niet naar mag kijken."),),
    words=(
        Word("de huurwaarborg", "geld dat je vooraf betaalt", {"en": "rent deposit"}),
        Word("de plaatsbeschrijving", "een tekst met foto's van de woning", {"en": "description"}),
    ),
    canon=(CanonLink("lintbebouwing", "De stad groeit, en met haar de vraag naar woningen."),),
    sources=(SourceLine("Vlaanderen: huren", "https://www.vlaanderen.be/huren", date(2026, 10, 1), "read"),),
    pages={
        "nl": (PagePart("Wat staat er in het contract?", "De namen, het adres, de prijs.", "contract"),),
        "ar": (PagePart("ماذا يوجد في العقد؟", "الأسماء والعنوان والسعر.", "contract"),),
    },
)
SQUARE = (
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8' width='8' height='8'><rect width='8' height='8'/></svg>"
)
SHEET = LessonSheet(
    lesson=LESSON,
    windows=(
        WindowLink(
            "lintbebouwing",
            "De stad",
            title_seen=False,
            number=14,
            reason="De stad groeit, en met haar de vraag naar woningen.",
            url="https://www.canonvanvlaanderen.be",
        ),
    ),
    checks=(CheckQuestion("t07-huur", "b", {"nl": ("Wie betaalt?", (("a", "De buur"), ("b", "De huurder")))}),),
    drawings={"house": SQUARE, "key": SQUARE, "contract": SQUARE},
)


def a_window(
    window_id: str, order: int, *, theme: str = "T07", category: str = "plaatsen", east: float = 4.4
) -> WindowView:
    texts = {
        language: WindowText(
            "draft", f"{title} {order}", f"{1900 + order}", ("Feit 1.", "Feit 2."), "Daarom.", "Vraag?", ()
        )
        for language, title in (("nl", "Venster"), ("ar", "نافذة"))
    }
    return WindowView(
        window_id=window_id,
        version=1,
        order=order,
        number=order if order == 1 else 0,
        title=f"Venster {order}",
        title_seen=order == 1,
        category=category,
        strand="",
        from_year=1900 + order,
        to_year=1900 + order,
        evidence="page read" if order == 1 else "press report",
        adapted="kern",
        themes=(theme,),
        sensitive=False,
        picture="house",
        url="https://www.canonvanvlaanderen.be/",
        places=(Place("Ergens", 50.9, east),),
        sources=(SourceLine("Bron", "https://www.vlaanderen.be/", date(2026, 11, 27), "read"),),
        texts=texts,
    )


BELGIUM = Outline("Belgium", (((2.6, 51.0), (6.3, 51.0), (6.3, 49.6), (2.6, 51.0)),))
CANON = CanonView(
    total=60,
    windows=(
        a_window("begijnhoven", 1, theme="A1", east=3.2),
        a_window("lintbebouwing", 2, east=4.4),
        a_window("de-pil", 3, theme="A2", category="uitvindingen", east=5.5),
    ),
    lessons_of={"lintbebouwing": (LessonOfWindow("t07-een-woning-huren", "Een woning huren", "T07", "Daarom."),)},
    drawings={"house": SQUARE},
    outlines=(BELGIUM,),
)


def case(kind: str, number: int, role: Role, **more: Any) -> CaseRow:
    """An open case of one person at the sitting of the samples."""
    row = CaseRow(
        case=kind,
        decides=role,
        may_settle=True,
        subject_id=f"a{number}",
        person_id=samples.person_id(number),
        display_name=samples.name(number),
        sitting_id=samples.SITTING,
        group_id=samples.GROUP,
        attempt_id=AttemptId(f"a{number}"),
        course_number="2026-117",
        place="Genk",
        day=samples.DAY,
    )
    return replace(row, **more)


CASES = (
    case("possible_double", 0, Role.TRAINER, subject_id="p00", other_id="p01", other_name="Al-Khatib, Samirah", sitting_id=None, course_number="", place="", day=None),
    case("identity_document", 2, Role.TEST_LEADER),
    case("stopped", 3, Role.COORDINATOR),
    case("other_rule", 1, Role.COORDINATOR, other_id="c/9", detail="Volgens de regel van 2026 zou MO niet behaald zijn."),
    case("process_evaluation", 0, Role.TRAINER, person_id=None, display_name="", count=3),
)  # fmt: skip
_SIDE = DoubleSide(
    samples.person_id(0), samples.name(0), "1990-05-04", "", "A10440", "ar", "2026-117", to_confirm=False, has_history=False
)  # fmt: skip
DOUBLE = DoubleView(
    _SIDE,
    replace(
        _SIDE, person_id=samples.person_id(1), display_name="Al-Khatib, Samirah", agency_number="", to_confirm=True
    ),
)
SAT_FORM = SatForm(FormId("f1"), "V7C0DE", "2026-117", samples.DAY, 12, 1, here=True)
KEY_QUESTIONS = tuple(
    KeyQuestion(
        number,
        ItemId(f"t07-item-{number}"),
        "T07",
        f"Wie betaalt wat bij vraag {number}?",
        (
            KeyOption(OptionId("a"), "De huurder"),
            KeyOption(OptionId("b"), "De eigenaar"),
            KeyOption(OptionId("c"), "Niemand"),
        ),
        OptionId("b"),
        OptionId("a" if number == 2 else "b"),
        "twee antwoorden juist" if number == 2 else "",
    )
    for number in range(1, 42)
)
CORRECTION = CorrectionPreview(
    12,
    (
        ChangedResult(
            samples.name(0), "2026-117", samples.DAY, 28, 29, 41, "not_passed", "passed", "2026-117-AB", samples.AT
        ),
        ChangedResult(samples.name(1), "2026-117", samples.DAY, 29, 28, 41, "passed", "not_passed"),
        ChangedResult(samples.name(2), "2026-117", samples.DAY, 35, 36, 41, "passed", "passed"),
    ),
    2,
    ("2026-117 · Genk · 24/11/2026",),
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
    def __init__(self) -> None:
        super().__init__()
        self.preview = PREVIEW
        self.choices: Any = None

    def preview_roster(self, actor: Any, path: Path, group_id: Any = None) -> Any:
        self.note("preview", path, group_id)
        return self.preview

    def import_roster(
        self,
        actor: Any,
        preview: Any,
        group_id: Any,
        new_group: Any = None,
        withdraw: Any = frozenset(),
        choices: Any = None,
    ) -> Any:
        self.note("import", group_id, new_group, withdraw)
        self.choices = choices
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
        self.outdated: set[Any] = set()
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
                outdated=row.person_id in self.outdated,
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


class FakeDecisions(Fake):
    """Open cases, and the scores that are settled by scoring again."""

    def __init__(self) -> None:
        super().__init__()
        self.rows = CASES
        self.double = DOUBLE

    def list_open(self, actor: Any, sitting_id: Any = None) -> tuple[CaseRow, ...]:
        return tuple(row for row in self.rows if sitting_id is None or row.sitting_id == sitting_id)

    def count_open(self, actor: Any) -> int:
        return len(self.rows)

    def compare(self, actor: Any, one: Any, other: Any) -> DoubleView:
        self.note("compare", one, other)
        return self.double

    def decide(self, actor: Any, case: str, subject_id: str, other_id: str, choice: str, reason: str = "") -> None:
        self.note("decide", case, subject_id, other_id, choice, reason)

    def score_again(self, actor: Any, attempt_id: Any) -> None:
        self.note("score_again", attempt_id)


class FakeCorrections(Fake):
    def __init__(self) -> None:
        super().__init__()
        self.forms = (SAT_FORM, replace(SAT_FORM, form_id=FormId("f2"), label="OVER", here=False, corrected=0))
        self.told = CORRECTION

    def list_forms(self, actor: Any) -> tuple[SatForm, ...]:
        return self.forms

    def open_form(self, actor: Any, form_id: Any) -> OpenedForm:
        self.note("open_form", form_id)
        return OpenedForm(SAT_FORM, KEY_QUESTIONS)

    def preview(self, actor: Any, form_id: Any, item_id: Any, option_id: Any) -> CorrectionPreview:
        self.note("preview", form_id, item_id, option_id)
        return self.told

    def correct_key(self, actor: Any, form_id: Any, item_id: Any, option_id: Any, reason: str) -> int:
        self.note("correct_key", form_id, item_id, option_id, reason)
        return self.told.results


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
        return (folder or Path("hier")) / "backup"

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

    def list_lessons(self, actor: Any) -> tuple[LessonRow, ...]:
        return self.rows

    def search(self, actor: Any, text: str) -> tuple[SearchHit, ...]:
        self.asked.append(("search", (text,)))
        return tuple(
            SearchHit("lesson", row.lesson_id, "nl", row.title, row.title)
            for row in self.rows
            if text.casefold() in row.title.casefold()
        )

    def get_lesson(self, actor: Any, lesson_id: str) -> LessonSheet:
        return SHEET

    def list_plans(self, actor: Any) -> tuple[CoursePlan, ...]:
        return (
            CoursePlan(
                "kort", "Kort plan", "Voor wie weinig tijd heeft.", (PlanPart("Wonen", ("t07-een-woning-huren",)),)
            ),
        )


class FakeCanon(Fake):
    def get_canon(self, actor: Any) -> CanonView:
        return CANON


class FakeHandouts(Fake):
    def _written(self, name: str, folder: Path, *values: Any) -> Path:
        self.note(name, *values)
        return folder / f"{name}.pdf"

    def save_handout(self, actor: Any, lesson_id: str, languages: Any, folder: Path) -> Path:
        return self._written("save_handout", folder, lesson_id, tuple(languages))

    def save_pack(self, actor: Any, lesson_id: str, languages: Any, folder: Path) -> Path:
        return self._written("save_pack", folder, lesson_id, tuple(languages))

    def save_plan(self, actor: Any, lesson_id: str, folder: Path) -> Path:
        return self._written("save_plan", folder, lesson_id)


class FakeCoverage(Fake):
    def __init__(self) -> None:
        super().__init__()
        self.step = 1

    def record_given(self, actor: Any, group_id: Any, lesson_id: str, step: int, languages: Any) -> None:
        self.note("record_given", group_id, lesson_id, step, tuple(languages))

    def resume_step(self, actor: Any, group_id: Any, lesson_id: str) -> int:
        return self.step

    def get_coverage(self, actor: Any, group_id: Any) -> CoverageView:
        return CoverageView((), (ThemeCoverage("T07", 1, 5, 2, 4),), (), 90)
