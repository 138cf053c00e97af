"""The tables of words cover the closed sets of the domain."""

import pytest

from mo_desk.domain.access import Role
from mo_desk.domain.attempts import AnnulReason
from mo_desk.domain.evaluations import EvaluationVerdict
from mo_desk.domain.outcomes import OutcomeCode
from mo_desk.domain.passrules import Verdict
from mo_desk.domain.people import Accommodation, DigitalSkill, FeeStatus, Obligation
from mo_desk.domain.questions import Block, Standing
from mo_desk.domain.sittings import Identity, SeatStatus
from mo_desk.ui.plumbing import words
from mo_desk.ui.plumbing.countries import country_name, country_options, zone_of
from mo_desk.ui.plumbing.languages import LANGUAGES, language_name, language_options
from mo_desk.ui.plumbing.notify import Tone
from mo_desk.views.papers import PaperVerdict
from mo_desk.views.rosters import RowVerdict


@pytest.mark.parametrize(
    ("codes", "table"),
    [
        (SeatStatus, words.STATUSES),
        (Identity, words.IDENTITIES),
        (Verdict, words.VERDICTS),
        (OutcomeCode, words.OUTCOMES),
        (EvaluationVerdict, words.EVALUATIONS),
        (Accommodation, words.ACCOMMODATIONS),
        (DigitalSkill, words.SKILLS),
        (FeeStatus, words.FEES),
        (Obligation, words.OBLIGATIONS),
        (Role, words.ROLES),
        (AnnulReason, words.ANNUL_REASONS),
        (Standing, words.STANDINGS),
        (Block, words.BLOCKS),
        (RowVerdict, words.ROW_VERDICTS),
        (RowVerdict, words.ROW_TONES),
        (PaperVerdict, words.PAPER_VERDICTS),
    ],
)
def test_every_code_of_the_domain_has_a_word(codes, table):
    assert set(codes) <= set(table)


def test_an_unknown_code_shows_itself(kit):
    assert words.word(kit.texts, words.STATUSES, "some_new_code") == "some new code"


def test_several_codes_stand_with_commas(kit):
    assert words.words(kit.texts, words.ACCOMMODATIONS, ("extra_time", "read_aloud")) == "Extra time, Read aloud"


def test_a_verdict_is_good_or_asks_for_care_never_bad():
    assert [words.verdict_tone(code) for code in ("passed", "not_passed", "undetermined")] == [
        Tone.GOOD,
        Tone.CARE,
        Tone.PLAIN,
    ]


def test_a_language_is_named_by_its_first_part_and_an_unknown_one_shows_itself(kit):
    assert language_name(kit.texts, "nl-BE") == "Dutch"
    assert language_name(kit.texts, "xx") == "xx"


def test_every_language_is_offered_once(kit):
    tags = [tag for tag, _ in language_options(kit.texts)]
    assert sorted(tags) == sorted(LANGUAGES)


def test_belgium_stands_first_and_every_country_has_its_zone(kit):
    assert country_options(kit.texts)[0] == ("BE", "Belgium")
    assert country_name(kit.texts, "ZZ") == "ZZ"
    assert (zone_of("MA"), zone_of("ZZ")) == ("Africa/Casablanca", "Europe/Brussels")
