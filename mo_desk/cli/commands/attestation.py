"""`mo-desk attestation verify`: is this paper what it says it is?"""

from __future__ import annotations

from pathlib import Path

from mo_desk.bootstrap.offline import verify_without_desk
from mo_desk.cli.answer import Answer
from mo_desk.cli.arguments import Arguments
from mo_desk.cli.signin import find_desk
from mo_desk.texts import Texts
from mo_desk.views.papers import PaperCheck, PaperVerdict

_EXITS = {
    PaperVerdict.VALID_PROVISIONAL: 0,
    PaperVerdict.PRACTICE: 0,
    PaperVerdict.UNKNOWN_ISSUER: 4,
    PaperVerdict.NOT_VALID: 4,
}


def run(arguments: Arguments, answer: Answer) -> int:
    """Answer with one of four verdicts; exit code 0 for a genuine paper, 4 for any other."""
    named: str = arguments.paper
    paper: Path | str = named if named.strip().startswith("MO1:") else Path(named)
    desk = find_desk(arguments)
    if desk is None:
        check = verify_without_desk(paper)
    else:
        with desk:
            check = desk.catalog.attestations.verify(paper)
    sentence = _sentence(answer.texts, check.verdict)
    reason = answer.texts.code(check.reason) if check.reason else ""
    answer.data(_value(check), f"{sentence}{': ' + reason if reason else ''}")
    return _EXITS[check.verdict]


def _sentence(texts: Texts, verdict: PaperVerdict) -> str:
    match verdict:
        case PaperVerdict.VALID_PROVISIONAL:
            return texts.say("valid (provisional)")
        case PaperVerdict.PRACTICE:
            return texts.say("genuine, but a practice test")
        case PaperVerdict.UNKNOWN_ISSUER:
            return texts.say("unknown issuer")
        case PaperVerdict.NOT_VALID:
            return texts.say("not valid")


def _value(check: PaperCheck) -> dict[str, object]:
    return {
        "verdict": check.verdict.value,
        "reason": check.reason,
        "number": check.number,
        "name": check.name,
        "points": check.points,
        "maximum": check.maximum,
        "test_verdict": check.test_verdict,
        "issued_at": check.issued_at.isoformat() if check.issued_at else None,
        "head_code": check.head_code,
    }
