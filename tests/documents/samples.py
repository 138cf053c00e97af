"""Views to print: a group with every status, names of every script, and what is needed to vary them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from mo_desk.domain.ids import AttemptId, FormId, GroupId, PersonId, RuleId, SittingId
from mo_desk.domain.questions import Standing
from mo_desk.domain.sittings import SeatStatus
from mo_desk.views.papers import ProvisionalView, SlipView
from mo_desk.views.results import (
    ControlLine,
    EvaluationSummary,
    IncidentRow,
    OutcomeView,
    PartScore,
    ResultRow,
    ResultsView,
    ScoreView,
)
from mo_desk.wire.attest import Claims, issue
from mo_desk.wire.identity import DeviceIdentity

FONTS = Path(__file__).parents[2] / "resources" / "fonts"
DEVICE = DeviceIdentity.create("0123456789abcdef" * 2)
AT = datetime(2026, 11, 24, 12, 30, tzinfo=UTC)
SENTENCE = "Je hebt 31 van de 41 vragen juist. Je hebt er 29 nodig. Je bent geslaagd voor de test."
NAMES = (
    "Abdi, Hodan", "الحسن, أمينة محمد", "ገብረመድህን, ሰላም", "O'Brien, Seán", '=HYPERLINK("http://x";"y"), Bobby', "Шевченко, Олександра", "Nguyễn, Thị Zoë",
    "-1+1, Ali", "@SUM(A1), Zahra", "+32 Yılmaz, Şule", " =1+1, Łucja", "\t=1, Freweyni", "_x0041_bc, Mustafa", "#N/A, Jan", "W" * 48 + ", " + "M" * 48,
)  # fmt: skip


def score(points: int) -> ScoreView:
    general = min(11, points // 4)
    blocks = (PartScore("algemeen", general, 11), PartScore("praktisch", points - general, 30))
    themes = (PartScore("A1", 2, 3), PartScore("T01", 1, 2))
    verdict = "passed" if points >= 29 else "not_passed"
    return ScoreView(points, 41, 29, verdict, RuleId("beleidsnota-2024"), SENTENCE, blocks, themes, unanswered=0)


def row(number: int, name: str = "Abdi, Hodan", status: SeatStatus = SeatStatus.TAKEN, points: int = 31) -> ResultRow:
    taken = status is SeatStatus.TAKEN
    begin = AT + timedelta(minutes=number)
    return ResultRow(
        number=number,
        person_id=PersonId(f"{number:032x}"),
        display_name=name,
        birth_date="1990-05-00" if number % 3 == 0 else "1988-02-29",
        agency_number=f"A{number:07}",
        national_number="00610100137",
        contact_language="so",
        test_language="so" if taken else "",
        form_id=FormId("f" * 32) if taken else None,
        form_label="7A0F3C" if taken else "",
        attempt_id=AttemptId(f"{number + 999:032x}") if taken else None,
        attempt_number=1 if taken else 0,
        day=date(2026, 11, 24) if taken else None,
        started_at=begin if taken else None,
        submitted_at=begin + timedelta(minutes=41) if taken else None,
        minutes=41 if taken else None,
        status=status,
        identity="seen" if taken else "",
        score=score(points) if taken else None,
        withheld="",
        evaluation=EvaluationSummary(12, 20, "positive", begin, "T. Leerkracht") if taken else None,
        outcome=OutcomeView(
            "achieved" if taken and points >= 29 else "undetermined", () if taken else ("test",), "Voorstel."
        ),
        accommodations=number % 4 == 0,
        incidents=0,
        fee_status="paid",
        paper_number="",
        sync="only_here",
        received_at=None,
    )


def rows() -> tuple[ResultRow, ...]:
    """Return fifteen people: twelve who took the test, an absent, a stopped one, and one whose score is withheld."""
    taken = [row(at, name, points=19 + at) for at, name in enumerate(NAMES[:12], start=1)]
    withheld = replace(
        row(15, NAMES[14]),
        score=None,
        withheld="evaluation_unconfirmed",
        evaluation=None,
        to_decide=("process_evaluation",),
    )
    stopped = replace(row(14, NAMES[13], SeatStatus.STOPPED), to_decide=("stopped", "something_new"))
    return (*taken, row(13, NAMES[12], SeatStatus.ABSENT), stopped, withheld)


def view(
    people: Sequence[ResultRow] | None = None, standing: Standing = Standing.PRACTICE, incidents: int = 1
) -> ResultsView:
    people = rows() if people is None else people
    counts = {status: sum(person.status is status for person in people) for status in SeatStatus}
    control = ControlLine(
        len(people), counts[SeatStatus.TAKEN], counts[SeatStatus.ABSENT], counts[SeatStatus.JUSTIFIED_ABSENCE], counts[SeatStatus.NOT_ADMITTED],
        counts[SeatStatus.STOPPED], counts[SeatStatus.ANNULLED],
    )  # fmt: skip
    incident = IncidentRow(
        AT, "gsm", "Een gsm ging af. De persoon zette hem uit en ging verder.", "Ali, Ahmad", "T. Leerkracht"
    )
    return ResultsView(
        sitting_id=SittingId("5" * 32),
        group_id=GroupId("6" * 32),
        agency="",
        course_number="2026-117",
        language="so",
        place="Genk",
        country="BE",
        time_zone="Europe/Brussels",
        days=(date(2026, 11, 24),),
        standing=standing,
        leader="T. Leerkracht",
        rule_id=RuleId("beleidsnota-2024"),
        rule_title="70 % op de test (beleidsnota 2024-2029)",
        rule_valid_from=date(2024, 9, 30),
        rule_certainty="intention",
        rule_sentence="Je bent geslaagd met minstens 70 % van de punten: 29 van 41. Voor MO is ook een positieve procesevaluatie nodig.",
        control=control,
        rows=tuple(people),
        incidents=(incident,) * incidents,
        form_uses=(("7A0F3C", 8), ("B2219E", 4)),
        confirmed_share=(0, len(people)),
        head_code="7F3K-9QXM-2ABC",
        made_at=datetime(2026, 11, 24, 17, 0, 5, tzinfo=UTC),
        made_by="T. Leerkracht",
    )


def claims(name: str = "Abdi, Hodan", standing: Standing = Standing.PRACTICE, birth_date: str = "1990-05-00") -> Claims:
    return Claims(
        "VB-2026-117-0001", name, birth_date, 31, 41, "passed", "beleidsnota-2024", standing, "2026-117", date(2026, 11, 24), "7F3K-9QXM-2ABC",
        DEVICE.device_id, datetime(2026, 11, 24, 17, 0, tzinfo=UTC),
    )  # fmt: skip


def provisional(
    name: str = "Abdi, Hodan", standing: Standing = Standing.PRACTICE, birth_date: str = "1990-05-00"
) -> ProvisionalView:
    said = claims(name, standing, birth_date)
    return ProvisionalView(
        number=said.number,
        standing=standing,
        name=name,
        birth_date=birth_date,
        agency="",
        course_number="2026-117",
        place="Genk",
        sat_at=AT,
        time_zone="Europe/Brussels",
        points=31,
        maximum=41,
        needed=29,
        verdict="passed",
        rule_title="70 % op de test (beleidsnota 2024-2029)",
        sentence=SENTENCE,
        outcome="undetermined",
        outcome_sentence="Je resultaat voor MO is nog niet te bepalen. Er ontbreekt: de procesevaluatie.",
        head_code=said.head_code,
        qr=issue(said, DEVICE),
        confirmed_by_agency=False,
        copy=1,
        printed_at=said.issued_at,
    )


def slip(
    name: str = "Abdi, Hodan",
    language: str = "en",
    own: str = "You have 31 of the 41 questions right.",
    standing: Standing = Standing.PRACTICE,
) -> SlipView:
    return SlipView(
        standing, name, "2026-117", "Genk", AT, "Europe/Brussels", language, 31, 41, 29, "passed", SENTENCE, own
    )
