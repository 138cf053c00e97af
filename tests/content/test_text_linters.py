from __future__ import annotations

from mo_desk.content.findings import Severity
from mo_desk.content.passages import Passage, item_passages
from mo_desk.content.text_linters import numbers_differ
from tests.helpers.banks import make_item


def stem(**texts):
    return Passage("t07-a", "texts.*.stem", texts)


def test_a_different_number_is_an_error_at_its_own_line():
    [finding] = numbers_differ([stem(nl="Vanaf 18 jaar", en="From 18", fr="Dès 16 ans")])

    assert (finding.severity, finding.code) == (Severity.ERROR, "text_numbers_differ")
    assert (finding.where, finding.part) == ("t07-a", "texts.fr.stem")
    assert finding.params == {"where": "t07-a", "place": "texts.fr.stem", "numbers": "18", "others": "16"}


def test_a_number_that_is_a_word_elsewhere_is_a_warning():
    [finding] = numbers_differ([stem(nl="Drie gewesten", en="3 regions")])

    assert (finding.severity, finding.code) == (Severity.WARNING, "text_number_in_words")
    assert finding.params["numbers"] == "-"


def test_every_stem_and_option_is_looked_at():
    parts = [passage.part_in("nl") for passage in item_passages(make_item("t07-a"))]

    assert parts == ["texts.nl.stem", "texts.nl.options.a", "texts.nl.options.b", "texts.nl.options.c"]
