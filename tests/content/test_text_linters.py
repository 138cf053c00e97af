from __future__ import annotations

from mo_desk.content.findings import Severity
from mo_desk.content.passages import Passage, item_passages
from mo_desk.content.text_linters import (
    all_or_none,
    double_denials,
    french_tu,
    hard_to_read,
    long_sentences,
    numbers_differ,
    numbers_in_words,
)
from tests.helpers.banks import make_item


def stem(**texts):
    return Passage("t07-a", "texts.*.stem", texts)


def test_a_different_number_is_an_error_at_its_own_line():
    [finding] = numbers_differ([stem(nl="Vanaf 18 jaar", en="From 18", fr="Dès 16 ans")])

    assert (finding.severity, finding.code) == (Severity.ERROR, "text_numbers_differ")
    assert (finding.where, finding.part) == ("t07-a", "texts.fr.stem")
    assert finding.params == {"where": "t07-a", "place": "texts.fr.stem", "numbers": "18", "others": "16"}


def test_a_number_that_is_a_word_elsewhere_is_a_warning():
    three = [stem(nl="Drie gewesten", en="3 regions")]

    [finding] = numbers_in_words(three)

    assert list(numbers_differ(three)) == []
    assert (finding.severity, finding.code) == (Severity.WARNING, "text_number_in_words")
    assert finding.params["numbers"] == "-"


def test_every_stem_and_option_is_looked_at():
    parts = [passage.part_in("nl") for passage in item_passages(make_item("t07-a"))]

    assert parts == ["texts.nl.stem", "texts.nl.options.a", "texts.nl.options.b", "texts.nl.options.c"]


def option(**texts):
    return Passage("t07-a", "texts.*.options.b", texts)


def test_all_of_these_is_found_in_each_language():
    found = [(one.code, one.part) for one in all_or_none([option(nl="Alle antwoorden", en="All of these", ar="نعم")])]

    assert found == [("text_all_or_none", "texts.nl.options.b"), ("text_all_or_none", "texts.en.options.b")]


def test_a_double_denial_is_named_once():
    found = list(double_denials([stem(nl="Het kan niet zonder kaart.", en="You cannot do it without a card.")]))

    assert [(one.code, one.part) for one in found] == [("text_double_denial", "texts.nl.stem")]


def test_a_dutch_sentence_may_have_as_many_words_as_allowed_and_no_more():
    right, long = stem(nl="woord " * 20 + "."), stem(nl="Kort. " + "woord " * 21, en="word " * 40)

    [finding] = long_sentences([right, long], 20)

    assert (finding.code, finding.params["words"], finding.params["most"]) == ("text_sentence_long", 21, 20)


def test_hard_dutch_is_found_with_its_score():
    hard = stem(nl="Gemeentelijke administratieve sanctieregelgeving verplicht eigenaars. " * 20, en="Easy.")

    [finding] = hard_to_read("T07", "", [hard])

    assert (finding.code, finding.where, finding.params["least"]) == ("text_hard_to_read", "T07", 80)


def test_a_short_text_is_not_scored():
    assert list(hard_to_read("T07", "", [stem(nl="Administratieve sanctieregelgeving.")])) == []


def test_a_question_that_says_tu_is_named_once():
    found = list(french_tu([stem(nl="Huur je?", fr="Tu loues ?"), option(nl="Je huis", fr="Ta maison")]))

    assert [(one.code, one.where, one.part) for one in found] == [("text_french_tu", "t07-a", "texts.fr.stem")]
