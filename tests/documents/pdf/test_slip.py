"""The slip to take home: two languages where the paper can show them, never a script printed backwards."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from mo_desk.documents.pdf.slip import write_slips
from mo_desk.domain.questions import Standing
from mo_desk.views.papers import SlipView
from tests.documents import samples

NOT_YOUR_SCRIPT = "Dit blaadje kan nog niet in jouw taal worden afgedrukt. Vraag uitleg aan je leerkracht."


def pages(folder: Path, *slips: SlipView) -> list[str]:
    write_slips(folder / "blaadjes.pdf", slips, samples.FONTS)
    document = pypdfium2.PdfDocument(folder / "blaadjes.pdf")
    texts = []
    for page in document:
        text = page.get_textpage()
        texts.append(" ".join(text.get_text_bounded().split()))
        text.close()
    document.close()
    return texts


def test_a_slip_says_the_points_in_dutch_and_that_the_result_of_mo_follows(tmp_path):
    (said,) = pages(tmp_path, samples.slip())

    for words in (
        "OEFENTEST",
        "Jouw resultaat van de test",
        "Abdi, Hodan",
        samples.SENTENCE,
        "31 / 41",
        "Het resultaat van MO volgt later.",
        "geen inburgeringsattest",
    ):
        assert words in said


@pytest.mark.parametrize(
    ("language", "own"),
    [
        ("en", "You have 31 of the 41 questions right."),
        ("uk", "Ви відповіли правильно на 31 з 41 запитань."),
        ("ti", "ካብ 41 ሕቶታት 31 ቅኑዕ ኣለካ።"),
        ("tr", "41 sorudan 31'i doğru."),
    ],
)
def test_the_own_language_stands_beside_the_dutch_where_it_comes_out_right(tmp_path, language, own):
    (said,) = pages(tmp_path, samples.slip(language=language, own=own))

    assert own.replace(" ", "") in said.replace(" ", "")
    assert NOT_YOUR_SCRIPT not in said


@pytest.mark.parametrize(
    ("language", "own"),
    [("ar", "لديك 31 من 41 إجابة صحيحة."), ("ps", "تاسو ۳۱ سم ځوابونه لرئ."), ("zh", "你答对了三十一题。")],
)
def test_a_script_that_would_come_out_wrong_is_left_out_and_said_so(tmp_path, language, own):
    (said,) = pages(tmp_path, samples.slip(language=language, own=own))

    assert NOT_YOUR_SCRIPT in said
    assert not any(ord(char) > 0x0500 for char in said)


def test_a_slip_in_dutch_or_without_a_sentence_has_no_second_language(tmp_path):
    (said,) = pages(tmp_path, samples.slip(language="nl", own=samples.SENTENCE), samples.slip(language="so", own=""))

    assert said.count(samples.SENTENCE) == 2
    assert NOT_YOUR_SCRIPT not in said


def test_two_slips_share_a_page_and_an_official_one_has_no_practice_heading(tmp_path):
    texts = pages(
        tmp_path,
        samples.slip("Een"),
        samples.slip("Twee", standing=Standing.OFFICIAL),
        samples.slip("Drie", standing=Standing.OFFICIAL),
    )

    assert len(texts) == 2
    assert ("Een" in texts[0], "Twee" in texts[0], "Drie" in texts[1]) == (True, True, True)
    assert (texts[0].count("OEFENTEST"), texts[1].count("OEFENTEST")) == (1, 0)
