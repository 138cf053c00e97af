"""The answer to somebody with a paper in hand: what the signed text proves, and whether the printed words agree with it."""

from __future__ import annotations

from mo_desk.documents.reading import differences
from mo_desk.views.papers import PaperCheck, PaperVerdict
from mo_desk.wire.attest import Answer, Checked, Trust, check


def check_paper(qr: str, printed: str, trust: Trust) -> PaperCheck:
    """Judge a signed text and the words printed around it (empty when only the code is known); never raises on bad input.

    Words that say something else than the signature make the paper not valid: `paper_name_differs`, `paper_points_differs`.
    """
    checked = check(qr, trust)
    claims = checked.claims
    if claims is None:
        return PaperCheck(PaperVerdict(checked.answer), checked.reason)
    different = differences(claims.name, claims.points, claims.maximum, printed)
    if different:
        checked = Checked(Answer.NOT_VALID, f"paper_{different[0]}_differs", claims)
    return PaperCheck(
        verdict=PaperVerdict(checked.answer),
        reason=checked.reason,
        number=claims.number,
        name=claims.name,
        points=claims.points,
        maximum=claims.maximum,
        test_verdict=claims.verdict,
        issued_at=claims.issued_at,
        issuer=claims.issuer,
        head_code=claims.head_code,
    )
