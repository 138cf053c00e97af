from __future__ import annotations

from dataclasses import replace

from mo_desk.content.likeness import near_doubles
from mo_desk.domain.ids import ItemId, OptionId
from tests.helpers.banks import make_item


def item(item_id, stem, right, **changes):
    made = make_item(item_id, key=OptionId("b"), **changes)
    dutch = made.texts["nl"]
    options = {**dutch.options, OptionId("b"): right}
    return replace(made, texts={**made.texts, "nl": replace(dutch, stem=stem, options=options)})


def divorce(item_id="a2-scheiden", **changes):
    stem = "Een getrouwde man wil scheiden. Zijn vrouw gaat niet akkoord. Wat zegt de Belgische wet?"
    return item(item_id, stem, "Hij kan toch scheiden via de rechter", **changes)


def divorced(item_id="t05-scheiden", **changes):
    stem = "Iemand wil scheiden, maar de andere partner wil niet. Wat zegt de Belgische wet?"
    return item(item_id, stem, "De rechter kan de scheiding toch uitspreken", **changes)


def test_two_questions_that_ask_the_same_with_other_words_are_near():
    assert list(near_doubles([divorce(), divorced()])) == [("a2-scheiden", "t05-scheiden")]


def test_the_phrases_that_every_question_uses_make_nothing_near():
    tax = item("a4-a", "Een vrouw wil geen belasting betalen. Wat zegt de Belgische wet?", "Dat is verboden")
    noise = item("t07-b", "Een man wil geen stilte. Wat zegt de Belgische wet?", "Dat is verboden")

    assert list(near_doubles([tax, noise])) == []


def test_the_same_question_about_another_number_is_not_near_by_its_answer():
    step = item("t01-a", "Hoe oud moet je minstens zijn om met een step te rijden?", "16 jaar")
    vote = item("t02-b", "Hoe oud moet je minstens zijn om voor de gemeenteraad te stemmen?", "18 jaar")

    assert list(near_doubles([step, vote])) == []


def test_right_options_without_a_word_in_common_make_it_another_question():
    other = divorced()
    options = {**other.texts["nl"].options, OptionId("b"): "Bij de gemeente"}
    other = replace(other, texts={**other.texts, "nl": replace(other.texts["nl"], options=options)})

    assert list(near_doubles([divorce(), other])) == []


def test_variants_of_a_family_and_enemies_may_be_near():
    family = [divorce(family="f", variant="x"), divorced(family="f", variant="y")]
    enemies = [divorce(enemies=frozenset({ItemId("t05-scheiden")})), divorced()]

    assert list(near_doubles(family)) == []
    assert list(near_doubles(enemies)) == []
