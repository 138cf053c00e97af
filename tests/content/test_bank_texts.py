from __future__ import annotations

from dataclasses import replace

from mo_desk.content.bank_texts import check_texts
from mo_desk.domain.ids import OptionId
from tests.helpers.banks import make_bank, make_item


def with_text(item_id, language, **changes):
    item = make_item(item_id)
    return replace(item, texts={**item.texts, language: replace(item.texts[language], **changes)})


def found(*items):
    return [(one.code, one.where, one.part) for one in check_texts(make_bank(*items))]


def test_a_plain_bank_has_nothing_to_mend():
    assert found(make_item("t07-a"), make_item("t08-b")) == []


def test_stems_have_short_sentences_and_options_may_be_lists():
    long = "woord " * 21
    options = {OptionId("a"): long, OptionId("b"): "b", OptionId("c"): "c"}

    texts = found(with_text("t07-a", "nl", stem=f"t07 {long}"), with_text("t07-b", "nl", options=options))

    assert texts == [("text_sentence_long", "t07-a", "texts.nl.stem")]


def test_only_options_can_be_all_of_these():
    options = {OptionId("a"): "All of these", OptionId("b"): "b", OptionId("c"): "c"}

    texts = found(with_text("t07-a", "en", stem="t07 All of these?"), with_text("t07-b", "en", options=options))

    assert texts == [("text_all_or_none", "t07-b", "texts.en.options.a")]


def test_readability_is_told_for_the_theme():
    hard = "t07 administratieve sanctieregelgeving betreffende meergezinswoningen " * 4
    items = [with_text(f"t07-{name}", "nl", stem=hard) for name in "abcd"]

    assert ("text_hard_to_read", "T07", "") in found(*items)
