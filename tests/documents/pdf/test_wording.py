"""The words of papers and workbooks: no forbidden one, dates and hours as Belgians write them."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from mo_desk.documents import words
from mo_desk.documents.pdf import wording
from mo_desk.documents.xlsx import wording as workbook_wording

FORBIDDEN = re.compile(r"\b(zitting\w*|voldaan|attest|attesten|kiosk|hub|formulier\w*)\b", re.IGNORECASE)


def sentences(value: object) -> list[str]:
    """Return every text inside a constant."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for item in value.values() for text in sentences(item)]
    return [text for item in value for text in sentences(item)] if isinstance(value, tuple) else []


@pytest.mark.parametrize("module", [wording, workbook_wording, words])
def test_no_forbidden_word_stands_on_paper_or_in_a_workbook(module):
    texts = [text for name, value in vars(module).items() if name.isupper() for text in sentences(value)]

    assert len(texts) > 20
    assert not [text for text in texts if FORBIDDEN.search(text)]


def test_the_sentence_that_everybody_must_understand_stands_in_three_languages():
    assert list(wording.NOT_THE_FINAL_ONE) == ["nl", "fr", "en"]


def test_hours_are_those_of_the_place_with_their_offset():
    at = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)

    assert wording.day_and_time(at, "Europe/Brussels") == "25/10/2026 02:30 (UTC+02:00)"
    assert wording.day_and_time(at.replace(hour=1), "Europe/Brussels") == "25/10/2026 02:30 (UTC+01:00)"
    assert wording.day_and_time(at, "Africa/Casablanca").endswith("(UTC+01:00)")
    assert (wording.clock_time(at, "UTC"), wording.clock_time(None, "UTC")) == ("00:30", "")


@pytest.mark.parametrize(
    ("birth", "words"),
    [("1988-02-29", "29/02/1988"), ("1960-00-00", "1960 (dag en maand niet gekend)"), ("1960-05-00", "05/1960 (dag niet gekend)"), ("", "niet gekend"), ("1960", "1960 (dag en maand niet gekend)")],
)  # fmt: skip
def test_birth_dates_say_what_is_not_known(birth, words):
    assert wording.birth_date(birth) == words
