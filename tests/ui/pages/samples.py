"""Realistic canned views for the tests of the pages; the names are made up."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from mo_desk.domain.access import Actor, Role
from mo_desk.domain.groups import Group
from mo_desk.domain.ids import (
    AttemptId,
    ChainId,
    EntryRef,
    FormId,
    GroupId,
    PersonId,
    RubricId,
    RuleId,
    SittingId,
    UserId,
)
from mo_desk.domain.people import Accommodation, Person
from mo_desk.domain.questions import Standing
from mo_desk.domain.sittings import SeatStatus
from mo_desk.views.desk import UserRow
from mo_desk.views.evaluations import (
    CriterionView,
    EvaluationRow,
    EvaluationView,
    LevelView,
    ObservationRow,
    RubricView,
)
from mo_desk.views.groups import GroupRow, GroupView, MemberRow
from mo_desk.views.people import PersonView
from mo_desk.views.results import (
    ControlLine,
    EvaluationSummary,
    OutcomeView,
    PartScore,
    ResultRow,
    ResultsView,
    ScoreView,
)
from mo_desk.views.sittings import FormUse, SeatRow, SittingRow, SittingView

GROUP = GroupId("g" * 32)
SITTING = SittingId("s" * 32)
ME = UserId("u1")
COLLEAGUE = UserId("u2")
ACTOR = Actor(ME, frozenset({Role.TRAINER, Role.TEST_LEADER, Role.COORDINATOR}))
PARTNER = Actor(UserId("u9"), frozenset({Role.PARTNER}), frozenset({GROUP}))
DAY = date(2026, 11, 24)
AT = datetime(2026, 11, 24, 9, 5, tzinfo=UTC)

USERS = (
    UserRow(ME, "Els Maes", (Role.TRAINER, Role.TEST_LEADER, Role.COORDINATOR), "", has_access=True),
    UserRow(COLLEAGUE, "Karim Haddad", (Role.TEST_LEADER,), "", has_access=True),
    UserRow(UserId("u3"), "Rabat Partner", (Role.PARTNER,), "2026-12-31", has_access=False),
)
GROUPS = (
    GroupRow(GROUP, "2026-117", "ar", "Genk", date(2026, 9, 1), date(2026, 12, 18), 15, 2),
    GroupRow(GroupId("h" * 32), "2026-120", "ti", "Hasselt", date(2026, 10, 5), None, 9, 0),
    GroupRow(GroupId("i" * 32), "2026-R3", "fr", "Rabat", None, None, 0, 0),
)
NAMES = (
    ("Al-Khatib", "Samira"), ("Amrani", "Youssef"), ("Bakkali", "Nadia"), ("Berhane", "Selam"), ("Diallo", "Mamadou"),
    ("El Idrissi", "Fatima Zahra"), ("Ghebremedhin", "Tesfalem"), ("Hakimi", "Zahra"), ("Ionescu", "Andreea"),
    ("Kaya", "Mehmet"), ("Mohamed Abdullahi", "Hodan"), ("Nguyen", "Thi Mai"), ("Petrova", "Oksana"),
    ("Rahimi", "Ahmad Shah"), ("Van der Vorstenbosch-Okonkwo", "Chidinma"),
)  # fmt: skip
LANGUAGES = ("ar", "ar", "ar", "ti", "fr", "ar", "ti", "prs", "ro", "tr", "so", "vi", "uk", "ps", "en")


def person_id(number: int) -> PersonId:
    return PersonId(f"p{number:02d}")


def name(number: int) -> str:
    family, given = NAMES[number]
    return f"{family}, {given}"


MEMBERS = tuple(
    MemberRow(
        person_id(number),
        name(number),
        ("1990-05-04", "1985-00-00", "1978-11-00")[number % 3],
        LANGUAGES[number],
        f"A{10440 + number}",
        (("extra_time",), (), ("large_text", "read_aloud"))[number % 3] if number % 4 == 0 else (),
        to_confirm=number in {4, 9},
        withdrawn_on=date(2026, 10, 2) if number == 12 else None,
    )
    for number in range(15)
)
GROUP_VIEW = GroupView(
    GROUP,
    3,
    Group(
        "2026-117", "ar", "Genk", "BE", date(2026, 9, 1), date(2026, 12, 18), ME, "Agentschap Integratie en Inburgering"
    ),
    MEMBERS,
)
PERSON = PersonView(
    person_id(0),
    4,
    Person(
        "Al-Khatib",
        "Samira",
        called="Sam",
        birth_date="1990-05-00",
        national_number="90050012345",
        agency_number="A10440",
        contact_language="ar",
        accommodations=(Accommodation.EXTRA_TIME,),
        to_confirm=True,
    ),
    "device",
    "",
)


def seat(number: int, status: SeatStatus = SeatStatus.TO_DO, identity: str = "", answered: int = 0) -> SeatRow:
    begun = status in {SeatStatus.BUSY, SeatStatus.TAKEN, SeatStatus.STOPPED}
    return SeatRow(
        person_id=person_id(number),
        display_name=name(number),
        greeting_name=NAMES[number][1],
        language=LANGUAGES[number] if LANGUAGES[number] in {"ar", "fr", "en"} else "nl",
        form_id=FormId("f1"),
        accommodations=("extra_time", "large_text") if number == 2 else (),
        identity=identity,
        document_kind="residence_card" if identity == "seen" else "",
        status=status,
        attempt_id=AttemptId(f"a{number}") if begun else None,
        answered=answered,
        questions=41,
        used_seconds=1860 if begun else 0,
        to_decide=("identity_document",) if identity == "under_reserve" else (),
    )


SEATS = (
    seat(0, SeatStatus.TAKEN, "seen", 41),
    seat(1, SeatStatus.TAKEN, "known_to_two", 40),
    seat(2, SeatStatus.TAKEN, "under_reserve", 41),
    seat(3, SeatStatus.STOPPED, "seen", 9),
    seat(4, SeatStatus.ABSENT),
    seat(5, SeatStatus.JUSTIFIED_ABSENCE),
    seat(6, SeatStatus.NOT_ADMITTED, "not_admitted"),
    seat(7, SeatStatus.TO_DO, "seen"),
    *(seat(number) for number in range(8, 15)),
)
SITTING_VIEW = SittingView(
    sitting_id=SITTING,
    group_id=GROUP,
    course_number="2026-117",
    language="ar",
    place="Genk, C-mine",
    country="BE",
    time_zone="Europe/Brussels",
    days=(DAY,),
    standing=Standing.PRACTICE,
    time_limit_seconds=5400,
    leader_id=ME,
    open=True,
    closed=False,
    opened_at=AT,
    closed_at=None,
    languages=("nl", "ar", "en", "fr"),
    forms=(FormUse(FormId("f1"), "V7", 3),),
    seats=SEATS,
)
PLANNED_VIEW = replace(SITTING_VIEW, open=False, opened_at=None, seats=tuple(seat(number) for number in range(15)))
SITTINGS = (
    SittingRow(SITTING, GROUP, "2026-117", "ar", "Genk, C-mine", (DAY,), Standing.PRACTICE, open=True, closed=False, seats=15, done=3),
    SittingRow(
        SittingId("t" * 32), GROUP, "2026-R3", "fr", "Rabat", (date(2026, 10, 5), date(2026, 10, 9)), Standing.PRACTICE,
        open=False, closed=True, seats=10, done=9,
    ),
)  # fmt: skip

RUBRIC = RubricView(
    RubricId("mo-desk-1"),
    1,
    "Procesevaluatie MO (kader van MO Desk)",
    "Dit kader is van MO Desk en is niet officieel. Beoordeel wat je zag in de les en bij opdrachten, niet wat iemand vindt of gelooft.",
    placeholder=True,
    sufficient_percentage=50,
    criteria=tuple(
        CriterionView(
            code,
            title,
            (
                LevelView(0, "Nog niet", "Is vaak afwezig zonder iets te laten weten, of doet niet mee aan de les."),
                LevelView(1, "Soms", "Is er meestal, maar doet alleen mee als de leerkracht het vraagt."),
                LevelView(2, "Meestal", "Is er of verwittigt, luistert, stelt vragen en doet mee."),
                LevelView(3, "Altijd", "Is er of verwittigt, doet uit zichzelf mee en helpt de les vooruit."),
            ),
        )
        for code, title in (
            ("taking-part", "Aanwezig zijn en meedoen"),
            ("tasks", "Opdrachten maken"),
            ("plan", "Een eigen plan maken"),
        )
    ),
)
EVALUATIONS = tuple(
    EvaluationRow(
        person_id(n), name(n), n % 4, *(("confirmed", "positive", 7, 9) if n < 4 else ("unconfirmed", "", None, None))
    )
    for n in range(12)
)
EVALUATION = EvaluationView(
    person_id(4),
    GROUP,
    name(4),
    RUBRIC,
    (
        ObservationRow(
            EntryRef(ChainId("c"), 5),
            date(2026, 10, 7),
            "tasks",
            "Ging zelf naar het gemeentehuis en vertelde erover.",
            "Els Maes",
            AT,
        ),
    ),
    (),
)


def score(points: int, needed: int = 29) -> ScoreView:
    verdict = "passed" if points >= needed else "not_passed"
    general = points * 11 // 41
    ending = "Je bent geslaagd voor de test." if verdict == "passed" else "Je bent niet geslaagd voor de test."
    return ScoreView(
        points,
        41,
        needed,
        verdict,
        RuleId("beleidsnota-2024"),
        f"Je hebt {points} van de 41 vragen juist. Je hebt er {needed} nodig. {ending}",
        (PartScore("algemeen", general, 11), PartScore("praktisch", points - general, 30)),
        tuple(PartScore(f"A{n}", 2, 3) for n in range(1, 5))
        + tuple(PartScore(f"T{n:02d}", 2, 3) for n in range(1, 12)),
        1,
    )


def result(
    number: int, status: SeatStatus = SeatStatus.TAKEN, points: int = 31, withheld: str = "", confirmed: bool = True
) -> ResultRow:
    taken = status is SeatStatus.TAKEN
    shown = score(points) if taken and not withheld else None
    outcome = "undetermined" if not shown or not confirmed else "achieved" if points >= 29 else "not_achieved"
    sentences = {
        "achieved": "Voorstel: de doelen van MO zijn behaald. Het agentschap beslist.",
        "not_achieved": "Voorstel: de doelen van MO zijn niet behaald. Het agentschap beslist.",
        "undetermined": "Het resultaat voor MO is nog niet te bepalen. Er ontbreekt: de procesevaluatie.",
    }
    return ResultRow(
        number=number + 1,
        person_id=person_id(number),
        display_name=name(number),
        birth_date="1990-05-00",
        agency_number=f"A{10440 + number}",
        national_number="",
        contact_language=LANGUAGES[number],
        test_language="ar",
        form_id=FormId("f1"),
        form_label="V7",
        attempt_id=AttemptId(f"a{number}") if taken else None,
        attempt_number=1 if taken else 0,
        day=DAY if taken else None,
        started_at=AT if taken else None,
        submitted_at=AT if taken else None,
        minutes=38 if taken else None,
        status=status,
        identity="under_reserve" if withheld == "identity_under_reserve" else "seen" if taken else "",
        score=shown,
        withheld=withheld,
        evaluation=EvaluationSummary(7, 9, "positive", AT, "Els Maes") if confirmed else None,
        outcome=OutcomeView(outcome, (), sentences[outcome]),
        accommodations=number == 2,
        incidents=1 if number == 1 else 0,
        fee_status="unknown",
        paper_number="2026-117-01" if number == 0 else "",
        sync=("checked", "received", "only_here")[number % 3],
        received_at=None,
        other_rule="Volgens de regel “Regel van 2 februari 2026” zouden de doelen van MO niet behaald zijn."
        if number == 1
        else "",
        to_decide=(),
    )


RESULT_ROWS = (
    result(0, points=36),
    result(1, points=29),
    result(2, withheld="identity_under_reserve"),
    result(3, points=22),
    result(4, SeatStatus.ABSENT, confirmed=False),
    result(5, SeatStatus.JUSTIFIED_ABSENCE, confirmed=False),
    result(6, withheld="evaluation_unconfirmed", confirmed=False),
    result(7, SeatStatus.STOPPED, confirmed=False),
)
RESULTS = ResultsView(
    sitting_id=SITTING,
    group_id=GROUP,
    agency="Agentschap Integratie en Inburgering",
    course_number="2026-117",
    language="ar",
    place="Genk, C-mine",
    country="BE",
    time_zone="Europe/Brussels",
    days=(DAY,),
    standing=Standing.PRACTICE,
    leader="Els Maes",
    rule_id=RuleId("beleidsnota-2024"),
    rule_title="Beleidsnota 2024-2029",
    rule_valid_from=date(2024, 11, 1),
    rule_certainty="intention",
    rule_sentence="Minstens 70 % van de vragen juist. De procesevaluatie moet positief zijn; ze telt niet mee in de punten.",
    control=ControlLine(8, 5, 1, 1, 0, 1, 0),
    rows=RESULT_ROWS,
    incidents=(),
    form_uses=(("V7", 5),),
    confirmed_share=(3, 5),
    head_code="ABCD-EFGH-JKMN",
    made_at=AT,
    made_by="Els Maes",
)
