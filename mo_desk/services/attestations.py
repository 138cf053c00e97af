"""Papers: the provisional certificate with its signed QR, the slip, the report; and the list of who has not had theirs.

Any paper can be printed later from the journal. A paper is never made from a score that is withheld from its printer.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from mo_desk.documents.checking import check_paper
from mo_desk.documents.pdf.provisional import write_provisional
from mo_desk.documents.pdf.report import write_report
from mo_desk.documents.pdf.slip import write_slips
from mo_desk.documents.reading import read_paper
from mo_desk.domain.access import Action, Actor
from mo_desk.domain.errors import Refused
from mo_desk.domain.facts import PaperPrinted
from mo_desk.domain.ids import PaperId, PersonId, SittingId
from mo_desk.domain.people import Person
from mo_desk.services.agencylink import AgencyLink, PaperTrust
from mo_desk.services.context import Context
from mo_desk.services.standings import Standings
from mo_desk.store.clocktime import moment_of
from mo_desk.store.queries import papers as queries
from mo_desk.store.queries.papers import Printed
from mo_desk.texts import DESK_LANGUAGES
from mo_desk.views.papers import PaperCheck, PaperRow, PaperVerdict, ProvisionalView, SlipView
from mo_desk.views.results import ResultRow, ResultsView, ScoreView
from mo_desk.wire.attest import Claims, issue

PROVISIONAL, REPORT = "provisional", "report"
PAPER_LANGUAGE = "nl"


class Attestations:
    """Use cases about papers."""

    def __init__(self, context: Context, standings: Standings, link: AgencyLink) -> None:
        self._context = context
        self._standings = standings
        self._link = link

    def papers(self, actor: Actor, sitting_id: SittingId) -> tuple[PaperRow, ...]:
        """Return everyone in a sitting with their provisional certificate, or the reason why there is none."""
        self._context.allow(actor, Action.PRINT_PAPERS)
        view = self._standings.results(actor, sitting_id)
        printed = self._printed(sitting_id, PROVISIONAL)
        return tuple(
            PaperRow(
                person_id=row.person_id,
                display_name=row.display_name,
                number=done.number if done else "",
                printed_at=moment_of(done.at_ms) if done else None,
                copies=done.copies if done else 0,
                reason_none="" if row.score else row.withheld or "no_result",
                outdated=done is not None and row.told_otherwise(done.ref, moment_of(done.at_ms)),
            )
            for row in view.rows
            for done in (printed.get(row.person_id),)
        )

    def print_provisional(
        self, actor: Actor, sitting_id: SittingId, person_ids: Collection[PersonId], out: Path
    ) -> Path:
        """Write the provisional certificates of these people into one PDF and record each as printed.

        Raises:
            Refused: `no_result_to_print` when none of them has a result this printer may see.
            Unreachable: `file_not_written`.
        """
        view, rows = self._rows(actor, sitting_id, person_ids)
        printed = self._printed(sitting_id, PROVISIONAL)
        people = self._context.people([row.person_id for row, _ in rows])
        papers = [
            self._provisional(view, row, score, people[row.person_id], printed.get(row.person_id))
            for row, score in rows
        ]
        write_provisional(out, papers, self._context.shipped.fonts)
        self._record(
            actor, view, [(row, paper.number, paper.copy) for (row, _), paper in zip(rows, papers, strict=True)]
        )
        return out

    def print_slips(self, actor: Actor, sitting_id: SittingId, person_ids: Collection[PersonId], out: Path) -> Path:
        """Write the slips that these people take home, in Dutch and their own language where the paper can show it."""
        view, rows = self._rows(actor, sitting_id, person_ids)
        people = self._context.people([row.person_id for row, _ in rows])
        languages = {row.test_language for row, _ in rows} & set(DESK_LANGUAGES) - {PAPER_LANGUAGE}
        own = {language: self._sentences(actor, sitting_id, language) for language in languages}
        slips = [
            _slip(view, row, score, people[row.person_id], own.get(row.test_language, {}).get(row.person_id, ""))
            for row, score in rows
        ]
        write_slips(out, slips, self._context.shipped.fonts)
        return out

    def print_report(self, actor: Actor, sitting_id: SittingId, out: Path) -> Path:
        """Write the report of the sitting, to be signed by two people."""
        self._context.allow(actor, Action.PRINT_PAPERS)
        view = self._standings.results(actor, sitting_id, PAPER_LANGUAGE)
        write_report(out, view, self._context.shipped.fonts)
        with self._context.store.write(actor) as work:
            number = f"{view.course_number}-{sitting_id[:6]}"
            paper = PaperId(self._context.ids.new())
            work.append(sitting_id, PaperPrinted(paper, REPORT, number, None, sitting_id, view.standing))
        return out

    def verify(self, paper: Path | str) -> PaperCheck:
        """Check a PDF, a picture, a text file or the text of a QR, offline; needs no actor: anyone may check a paper."""
        return check_any(paper, self._link.paper_trust())

    def _rows(
        self, actor: Actor, sitting_id: SittingId, person_ids: Collection[PersonId]
    ) -> tuple[ResultsView, list[tuple[ResultRow, ScoreView]]]:
        self._context.allow(actor, Action.PRINT_PAPERS)
        view = self._standings.results(actor, sitting_id, PAPER_LANGUAGE)
        wanted = set(person_ids)
        rows = [(row, row.score) for row in view.rows if row.person_id in wanted and row.score is not None]
        if not rows:
            raise Refused("no_result_to_print")
        return view, rows

    def _sentences(self, actor: Actor, sitting_id: SittingId, language: str) -> dict[PersonId, str]:
        rows = self._standings.results(actor, sitting_id, language).rows
        return {row.person_id: row.score.sentence for row in rows if row.score is not None}

    def _provisional(
        self, view: ResultsView, row: ResultRow, score: ScoreView, person: Person, before: Printed | None
    ) -> ProvisionalView:
        now = self._context.clock.now().at
        number = before.number if before else f"{view.course_number}-{self._context.ids.new()[:8].upper()}"
        name = person.document_name or " ".join(part for part in (person.given_name, person.family_name) if part)
        device = self._context.store.device
        claims = Claims(
            number=number,
            name=name,
            birth_date=person.birth_date,
            points=score.points,
            maximum=score.maximum,
            verdict=score.verdict,
            rule_id=score.rule_id,
            standing=view.standing,
            course_number=view.course_number,
            sat_on=row.day or view.days[0],
            head_code=view.head_code,
            issuer=device.device_id,
            issued_at=now.replace(microsecond=0),
        )
        return ProvisionalView(
            number=number,
            standing=view.standing,
            name=name,
            birth_date=person.birth_date,
            agency=self._link.agency_name() or view.agency,
            course_number=view.course_number,
            place=view.place,
            sat_at=row.started_at or now,
            time_zone=view.time_zone,
            points=score.points,
            maximum=score.maximum,
            needed=score.needed,
            verdict=score.verdict,
            rule_title=self._context.rule(score.rule_id).title,
            sentence=score.sentence,
            outcome=row.outcome.outcome,
            outcome_sentence=row.outcome.sentence,
            head_code=view.head_code,
            qr=issue(claims, device, self._link.certificate_digest()),
            confirmed_by_agency=row.sync == "checked",
            copy=before.copies + 1 if before else 1,
            printed_at=now,
        )

    def _printed(self, sitting_id: SittingId, kind: str) -> dict[PersonId, Printed]:
        with self._context.store.read() as connection:
            return dict(queries.printed_in(connection, sitting_id, kind))

    def _record(self, actor: Actor, view: ResultsView, rows: list[tuple[ResultRow, str, int]]) -> None:
        facts = [
            (
                row.person_id,
                PaperPrinted(
                    paper_id=PaperId(self._context.ids.new()),
                    paper_kind=PROVISIONAL,
                    number=number,
                    person_id=row.person_id,
                    sitting_id=view.sitting_id,
                    standing=view.standing,
                    copy=copy,
                ),
            )
            for row, number, copy in rows
        ]
        with self._context.store.write(actor) as work:
            work.append_many(facts)
            work.checkpoint()


def check_any(paper: Path | str, trust: PaperTrust | None) -> PaperCheck:
    """Check a PDF, a picture, a text file or the text of a QR against the devices that are known here (None: nobody).

    Of several pages the first that is doubtful decides: one forged page spoils a file.
    """
    known = trust or PaperTrust({})
    if isinstance(paper, str):
        return check_paper(paper.strip(), "", known)
    checks = [check_paper(page.qr, page.printed, known) for page in read_paper(paper)]
    doubtful = [check for check in checks if check.verdict in {PaperVerdict.NOT_VALID, PaperVerdict.UNKNOWN_ISSUER}]
    return (doubtful or checks)[0]


def _slip(view: ResultsView, row: ResultRow, score: ScoreView, person: Person, own: str) -> SlipView:
    return SlipView(
        standing=view.standing,
        name=person.greeting_name,
        course_number=view.course_number,
        place=view.place,
        sat_at=row.started_at or view.made_at,
        time_zone=view.time_zone,
        language=row.test_language,
        points=score.points,
        maximum=score.maximum,
        needed=score.needed,
        verdict=score.verdict,
        sentence_nl=score.sentence,
        sentence_own=own,
    )
