"""Checking what participants read: the pages of lessons and the windows of the canon.

Running texts may write a small number as a word in one language and in digits in another; questions may not.
"""

from __future__ import annotations

from collections.abc import Iterator

from mo_desk.content import text_linters
from mo_desk.content.course import Course
from mo_desk.content.findings import Finding
from mo_desk.content.passages import page_passages, window_passages

PAGE_WORDS = 14
"""A Dutch sentence of a participants' page has at most so many words; who writes aims at 12."""


def check_course_texts(course: Course) -> Iterator[Finding]:
    """Yield what is wrong with the texts of lessons and windows."""
    for lesson in course.lessons:
        page = list(page_passages(lesson))
        yield from text_linters.numbers_differ(page)
        yield from text_linters.long_sentences(page, PAGE_WORDS)
        yield from text_linters.french_tu(page)
        yield from text_linters.hard_to_read(lesson.lesson_id, "pages.nl[0]", page)
    for window in course.windows:
        told = list(window_passages(window))
        yield from text_linters.numbers_differ(told)
        yield from text_linters.french_tu(told)
        yield from text_linters.hard_to_read(window.window_id, "texts.nl", told)
