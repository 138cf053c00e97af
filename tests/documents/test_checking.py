"""From a paper in hand to one of four answers."""

from __future__ import annotations

import pytest

from mo_desk.documents.checking import check_paper
from mo_desk.documents.pdf.provisional import write_provisional
from mo_desk.documents.reading import read_paper
from mo_desk.domain.questions import Standing
from mo_desk.views.papers import PaperVerdict
from mo_desk.wire.attest import Answer, KnownIssuer
from tests.documents import samples


class Trust:
    """Knows the device of the samples, or nobody."""

    def __init__(self, *, known: bool) -> None:
        self._known = known

    def find_issuer(self, kid: bytes) -> KnownIssuer | None:
        return KnownIssuer(samples.DEVICE.public_key, known=True) if self._known else None


@pytest.mark.parametrize(
    ("standing", "known", "verdict"),
    [
        (Standing.OFFICIAL, True, PaperVerdict.VALID_PROVISIONAL),
        (Standing.PRACTICE, True, PaperVerdict.PRACTICE),
        (Standing.OFFICIAL, False, PaperVerdict.UNKNOWN_ISSUER),
        (Standing.PRACTICE, False, PaperVerdict.UNKNOWN_ISSUER),
    ],
)
def test_a_printed_paper_gets_the_answer_it_deserves(tmp_path, standing, known, verdict):
    write_provisional(tmp_path / "bewijs.pdf", [samples.provisional(standing=standing)], samples.FONTS)
    (page,) = read_paper(tmp_path / "bewijs.pdf")

    checked = check_paper(page.qr, page.printed, Trust(known=known))

    assert (checked.verdict, checked.name, checked.points, checked.maximum) == (verdict, "Abdi, Hodan", 31, 41)
    assert (checked.number, checked.test_verdict, checked.head_code) == ("VB-2026-117-0001", "passed", "7F3K-9QXM-2ABC")
    assert checked.issuer == samples.DEVICE.device_id


def test_a_code_moved_to_another_persons_paper_is_not_valid(tmp_path):
    write_provisional(tmp_path / "bewijs.pdf", [samples.provisional("Ali, Omar")], samples.FONTS)

    checked = check_paper(samples.provisional().qr, read_paper(tmp_path / "bewijs.pdf")[0].printed, Trust(known=True))

    assert (checked.verdict, checked.reason, checked.name) == (
        PaperVerdict.NOT_VALID,
        "paper_name_differs",
        "Abdi, Hodan",
    )


def test_a_text_that_is_no_code_is_not_valid_with_a_reason_and_says_nothing_else():
    checked = check_paper("onzin", "", Trust(known=True))

    assert (checked.verdict, checked.reason, checked.name, checked.points) == (
        PaperVerdict.NOT_VALID,
        "paper_no_code",
        "",
        None,
    )


def test_every_answer_of_the_signature_is_an_answer_of_the_verifier():
    assert {answer.value for answer in Answer} == {verdict.value for verdict in PaperVerdict}
