"""A code without a word shows itself rather than nothing."""

from __future__ import annotations

from mo_desk.documents.words import OUTCOME, STANDING, STATUS, VERDICT, word, yes_no
from mo_desk.domain.outcomes import OutcomeCode
from mo_desk.domain.passrules import Verdict
from mo_desk.domain.questions import Standing
from mo_desk.domain.sittings import SeatStatus


def test_every_code_of_the_rules_has_its_word():
    assert set(STATUS) == {status.value for status in SeatStatus}
    assert set(STANDING) == {standing.value for standing in Standing}
    assert set(OUTCOME) == {outcome.value for outcome in OutcomeCode}
    assert set(VERDICT) == {verdict.value for verdict in Verdict}


def test_an_unknown_code_is_readable():
    assert word(VERDICT, "not_yet_known") == "not yet known"
    assert (yes_no(value=True), yes_no(value=False)) == ("ja", "nee")
