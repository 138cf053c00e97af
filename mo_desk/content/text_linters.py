"""What is looked for in any passage, of a question, a lesson or a window."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mo_desk.content.findings import Finding, error, warning
from mo_desk.content.numbers import compare_numbers
from mo_desk.content.passages import HOME_LANGUAGE, Passage


def numbers_differ(passages: Iterable[Passage]) -> Iterator[Finding]:
    """Find numbers, amounts and years that are not the same in Dutch and in another language."""
    for passage in passages:
        home = passage.texts.get(HOME_LANGUAGE, "")
        for language, text in passage.texts.items():
            gap = compare_numbers(home, HOME_LANGUAGE, text, language)
            if gap is None:
                continue
            make, code = (warning, "text_number_in_words") if gap.in_words else (error, "text_numbers_differ")
            yield make(
                code,
                passage.where,
                passage.part_in(language),
                place=passage.part_in(language),
                numbers=", ".join(gap.missing) or "-",
                others=", ".join(gap.extra) or "-",
            )
