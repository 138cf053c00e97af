"""Checking lessons, windows and plans without a desk: the shipped edition, or the one in a folder."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from mo_desk.content.course import COURSE_FILES, read_course
from mo_desk.content.lesson_linters import check_course
from mo_desk.content.library import Library
from mo_desk.content.locations import find_locations
from mo_desk.content.reader import read_bank
from mo_desk.services.findings import finding_row
from mo_desk.texts import Texts
from mo_desk.views.checks import CourseCheck


class LessonChecks:
    """Use cases about the quality of lessons that need no desk."""

    def __init__(self, library: Library, texts: Texts) -> None:
        self._library = library
        self._texts = texts

    def check(self, folder: Path | None, bank_folder: Path | None, today: date) -> CourseCheck:
        """Check the shipped lessons, or the edition in a folder, against the shipped bank or the one in a folder.

        Raises:
            Invalid: the bank cannot be read, or there are no lessons in the folder.
        """
        home = folder or self._library.canon_content
        course = read_course(home)
        bank = self._library.bank() if bank_folder is None else read_bank(bank_folder)
        locations = find_locations(home, *COURSE_FILES)
        return CourseCheck(
            findings=tuple(finding_row(self._texts, one, locations) for one in check_course(course, bank, today)),
            lessons=len(course.lessons),
            windows=len(course.windows),
            plans=len(course.plans),
        )
