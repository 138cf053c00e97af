"""What is looked for in any passage, of a question, a lesson or a window."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from mo_desk.content.findings import Finding, error, warning
from mo_desk.content.numbers import NumberGap, compare_numbers
from mo_desk.content.passages import HOME_LANGUAGE, Passage
from mo_desk.content.readability import READABILITY_LEAST, score_readability
from mo_desk.content.sentences import split_sentences, split_words
from mo_desk.content.wording import denies_twice, names_all_or_none, says_tu


def numbers_differ(passages: Iterable[Passage]) -> Iterator[Finding]:
    """Find numbers, amounts and years that are not the same in Dutch and in another language."""
    for passage, language, gap in _gaps(passages):
        if not gap.in_words:
            yield _gap(error("text_numbers_differ", passage.where, passage.part_in(language)), gap)


def numbers_in_words(passages: Iterable[Passage]) -> Iterator[Finding]:
    """Find numbers that are digits in Dutch and a word in another language, or the other way round."""
    for passage, language, gap in _gaps(passages):
        if gap.in_words:
            yield _gap(warning("text_number_in_words", passage.where, passage.part_in(language)), gap)


def all_or_none(options: Iterable[Passage]) -> Iterator[Finding]:
    """Find options as *all of these* or *a and b*."""
    for passage in options:
        for language, text in passage.texts.items():
            if names_all_or_none(text, language):
                yield _found(warning("text_all_or_none", passage.where, passage.part_in(language)))


def double_denials(passages: Iterable[Passage]) -> Iterator[Finding]:
    """Find passages that deny twice, each once: the other languages follow the first."""
    for passage in passages:
        for language, text in passage.texts.items():
            if denies_twice(text, language):
                yield _found(warning("text_double_denial", passage.where, passage.part_in(language)))
                break


def long_sentences(passages: Iterable[Passage], most: int) -> Iterator[Finding]:
    """Find Dutch sentences of more than so many words."""
    for passage in passages:
        for sentence in split_sentences(passage.texts.get(HOME_LANGUAGE, "")):
            if (words := len(split_words(sentence))) > most:
                part = passage.part_in(HOME_LANGUAGE)
                begin = " ".join(sentence.split()[:6])
                yield _found(warning("text_sentence_long", passage.where, part, words=words, most=most, begin=begin))


def hard_to_read(where: str, part: str, passages: Iterable[Passage]) -> Iterator[Finding]:
    """Find out whether Dutch passages, taken together, read harder than texts for participants may."""
    score = score_readability(passage.texts.get(HOME_LANGUAGE, "") for passage in passages)
    if score is not None and score < READABILITY_LEAST:
        yield warning("text_hard_to_read", where, part, score=round(score), least=READABILITY_LEAST)


def french_tu(passages: Iterable[Passage]) -> Iterator[Finding]:
    """Find what addresses a French reader by *tu*, once for each thing that does."""
    seen: set[str] = set()
    for passage in passages:
        if passage.where not in seen and says_tu(passage.texts.get("fr", "")):
            seen.add(passage.where)
            yield _found(warning("text_french_tu", passage.where, passage.part_in("fr")))


def _gaps(passages: Iterable[Passage]) -> Iterator[tuple[Passage, str, NumberGap]]:
    for passage in passages:
        home = passage.texts.get(HOME_LANGUAGE, "")
        for language, text in passage.texts.items():
            if gap := compare_numbers(home, HOME_LANGUAGE, text, language):
                yield passage, language, gap


def _gap(finding: Finding, gap: NumberGap) -> Finding:
    numbers, others = ", ".join(gap.missing) or "-", ", ".join(gap.extra) or "-"
    return _found(replace(finding, params={**finding.params, "numbers": numbers, "others": others}))


def _found(finding: Finding) -> Finding:
    """Put the key at which something was found among the words of the sentence."""
    return Finding(
        finding.severity, finding.code, finding.where, {**finding.params, "place": finding.part}, finding.part
    )
