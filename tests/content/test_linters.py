from dataclasses import replace
from datetime import date

from mo_desk.content.findings import Severity
from mo_desk.content.linters import check_bank, counted, needed_stock
from mo_desk.domain.bank import Goal
from mo_desk.domain.blueprint import Blueprint, Cell
from mo_desk.domain.ids import ItemId, OptionId
from mo_desk.domain.questions import Block
from tests.helpers.banks import MO_41, make_bank, make_item, stocked_bank

TODAY = date(2026, 11, 24)
ONE = Blueprint("one", 1, (Cell("T07", Block.PRACTICAL, 1),))


def codes(bank, blueprint=ONE):
    return [(finding.severity, finding.code, finding.where) for finding in check_bank(bank, blueprint, TODAY)]


def fine(*names):
    return [make_item(f"t07-{name}") for name in names]


def test_a_well_stocked_bank_has_no_errors():
    assert [found for found in codes(stocked_bank(), MO_41) if found[0] is Severity.ERROR] == []


def test_stock_is_2_2_times_the_number_rounded_up():
    assert [needed_stock(Cell("T07", Block.PRACTICAL, count)) for count in (1, 2, 3, 4, 5)] == [3, 5, 7, 9, 11]


def test_a_family_counts_once_towards_the_stock():
    items = [make_item(f"t07-{name}", family="rent", variant=name) for name in "abc"]
    bank = make_bank(*items, *fine("d"))

    assert counted(list(bank.items.values())) == 2
    [finding] = [found for found in check_bank(bank, ONE, TODAY) if found.code == "bank_cell_short"]
    assert (finding.where, finding.params) == ("T07", {"where": "T07", "needed": 3, "available": 2})


def test_missing_language_and_unknown_goal_are_errors():
    item = make_item("t07-a", goal="G-NONE")
    item = replace(item, texts={"nl": item.texts["nl"], "so": item.texts["nl"]})
    bank = replace(make_bank(item, *fine("b", "c")), goals={"G-T07": Goal("G-T07", {}), "G-T08": Goal("G-T08", {})})

    assert codes(bank) == [
        (Severity.ERROR, "bank_goal_unknown", "t07-a"),
        (Severity.ERROR, "bank_language_missing", "t07-a"),
        (Severity.WARNING, "bank_goal_unused", "G-T08"),
        (Severity.WARNING, "bank_language_not_in_edition", "t07-a"),
    ]


def with_languages(item, *languages):
    return replace(item, texts={**item.texts, **dict.fromkeys(languages, item.texts["nl"])})


def edition_with(bank, **changes):
    return replace(bank, edition=replace(bank.edition, **changes))


def test_an_item_of_the_core_has_every_extra_language():
    whole, half, other = with_languages(fine("a")[0], "tr", "ps"), with_languages(fine("b")[0], "tr"), fine("c")[0]
    bank = make_bank(whole, half, other)

    core = edition_with(bank, extra_languages=("tr", "ps"), core=(ItemId("t07-a"), ItemId("t07-b"), ItemId("t07-zz")))

    assert codes(core) == [
        (Severity.ERROR, "bank_core_language_missing", "t07-b"),
        (Severity.ERROR, "bank_core_unknown", "test-bank-1"),
    ]


def test_an_extra_language_is_fine_outside_the_core():
    bank = make_bank(with_languages(fine("a")[0], "tr"), *fine("b", "c"))

    assert codes(bank) == [(Severity.WARNING, "bank_language_not_in_edition", "t07-a")]
    assert codes(edition_with(bank, extra_languages=("tr", "ps"))) == []


def test_enemies_must_exist_and_agree():
    one_sided = make_item("t07-a", enemies=frozenset({ItemId("t07-b"), ItemId("t07-zz"), ItemId("t07-a")}))

    assert codes(make_bank(one_sided, *fine("b", "c"))) == [
        (Severity.ERROR, "bank_enemy_one_sided", "t07-a"),
        (Severity.ERROR, "bank_enemy_unknown", "t07-a"),
        (Severity.ERROR, "bank_enemy_unknown", "t07-a"),
    ]


def test_families_stay_in_one_theme_with_different_variants():
    bank = make_bank(
        make_item("t07-a", family="one", variant="x"),
        make_item("t07-b", family="two", variant="x"),
        make_item("t07-c", family="two", variant="x"),
        make_item("t07-d", family="three", variant="x"),
        make_item("t08-d", family="three", variant="y"),
    )

    assert codes(bank) == [
        (Severity.ERROR, "bank_family_over_themes", "three"),
        (Severity.ERROR, "bank_variant_twice", "two"),
        (Severity.WARNING, "bank_family_of_one", "one"),
        (Severity.WARNING, "bank_theme_not_asked", "T08"),
    ]


def test_the_same_words_twice_are_an_error_unless_they_are_variants():
    first, second, third = fine("a", "b", "c")
    same = {language: replace(text, stem=first.texts[language].stem.upper()) for language, text in second.texts.items()}

    doubled = make_bank(first, replace(second, texts=same), third)
    variants = make_bank(
        replace(first, family="f", variant="x"), replace(second, texts=same, family="f", variant="y"), third, *fine("d")
    )

    assert codes(doubled) == [(Severity.ERROR, "bank_stem_double", "t07-b")] * 2
    assert codes(variants) == []


def test_review_dates_that_passed_are_warned_about():
    old = make_item("t07-a", review_on=TODAY)
    source = replace(old.source, checked_on=date(2026, 11, 25))

    assert codes(make_bank(old, replace(make_item("t07-b"), source=source), *fine("c"))) == [
        (Severity.ERROR, "bank_source_checked_later", "t07-b"),
        (Severity.WARNING, "bank_review_due", "t07-a"),
    ]


def test_a_theme_in_which_the_same_option_is_always_right_is_warned_about():
    items = [make_item(f"t07-{name}", key=OptionId("a")) for name in "abcde"]

    assert codes(make_bank(*items)) == [(Severity.WARNING, "bank_keys_uneven", "T07")]


def test_a_theme_in_which_the_longest_option_is_always_right_is_warned_about():
    items = []
    for name in "abcde":
        item = make_item(f"t07-{name}", key=OptionId("abc"["abcde".index(name) % 3]))
        text = item.texts["nl"]
        longer = replace(text, options={**text.options, item.key: name * 20})
        items.append(replace(item, texts={**item.texts, "nl": longer}))

    assert codes(make_bank(*items)) == [(Severity.WARNING, "bank_keys_longest", "T07")]


def test_two_questions_that_ask_nearly_the_same_are_warned_about_once():
    first, second = (
        replace(item, texts={language: replace(text, stem=stem) for language, text in item.texts.items()})
        for item, stem in zip(
            fine("a", "b"),
            ["Waar breng je thuis oude verf en olie heen?", "Oude verf en olie: waar breng je dat thuis heen?"],
            strict=True,
        )
    )

    assert codes(make_bank(first, second, *fine("c"))) == [(Severity.WARNING, "bank_near_double", "t07-a")]
