"""The content of this release, read once when first asked for: bank, blueprint, rules, rubric, lessons, windows, pictures."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from mo_desk.content import lessons, outlines, pictures, plans, practice, reader, rubrics, rules, windows
from mo_desk.domain.bank import Bank
from mo_desk.domain.blueprint import Blueprint
from mo_desk.domain.evaluations import Rubric
from mo_desk.domain.passrules import PassRule
from mo_desk.paths import Shipped
from mo_desk.views.attempts import QuestionView
from mo_desk.views.canon import Outline, WindowView
from mo_desk.views.lessons import CoursePlan, LessonView


class Library:
    """Reads from the folders of the installed program; every value is read at most once."""

    def __init__(self, shipped: Shipped) -> None:
        self._shipped = shipped

    @cached_property
    def _bank(self) -> Bank:
        return reader.read_bank(self._shipped.question_bank)

    @cached_property
    def _rules(self) -> tuple[PassRule, ...]:
        return rules.read_rules(self._shipped.rules)

    @cached_property
    def _lessons(self) -> tuple[LessonView, ...]:
        return lessons.read_lessons(self._shipped.canon_content / "lessons")

    def bank(self) -> Bank:
        """Return the bank."""
        return self._bank

    def blueprint(self, name: str) -> Blueprint:
        """Return a blueprint by name."""
        return reader.read_blueprint(self._shipped.question_bank / "blueprints" / f"{name}.toml")

    @cached_property
    def _practice(self) -> tuple[QuestionView, ...]:
        return practice.read_practice(self._shipped.question_bank / "practice.toml")

    def practice(self) -> tuple[QuestionView, ...]:
        """Return the questions of the practice run, which are in no bank."""
        return self._practice

    def rules(self) -> tuple[PassRule, ...]:
        """Return the pass rules of this release, by the day they hold from."""
        return self._rules

    def rubric(self, name: str) -> Rubric:
        """Return a rubric by name."""
        return rubrics.read_rubric(self._shipped.rubrics / f"{name}.toml")

    def lessons(self) -> tuple[LessonView, ...]:
        """Return the lessons."""
        return self._lessons

    @cached_property
    def _windows(self) -> tuple[WindowView, ...]:
        return windows.read_windows(self._shipped.canon_content / "windows")

    def windows(self) -> tuple[WindowView, ...]:
        """Return the windows of the canon that are known here, in the order of time."""
        return self._windows

    @cached_property
    def _plans(self) -> tuple[CoursePlan, ...]:
        return plans.read_plans(self._shipped.canon_content / "plans")

    def plans(self) -> tuple[CoursePlan, ...]:
        """Return the course plans."""
        return self._plans

    @cached_property
    def _pictograms(self) -> Mapping[str, Mapping[str, str]]:
        return pictures.read_pictograms(self.media)

    def pictograms(self) -> Mapping[str, Mapping[str, str]]:
        """Return what each pictogram shows, in words by language."""
        return self._pictograms

    @cached_property
    def _diagrams(self) -> Mapping[str, pictures.Diagram]:
        return pictures.read_diagrams(self.media / "diagrams")

    def diagrams(self) -> Mapping[str, pictures.Diagram]:
        """Return the diagrams of our own by id."""
        return self._diagrams

    @cached_property
    def _outlines(self) -> tuple[Outline, ...]:
        return outlines.read_outlines(self._shipped.resources / "map" / "outlines.json")

    def outlines(self) -> tuple[Outline, ...]:
        """Return the outlines of the countries on the map."""
        return self._outlines

    def drawing(self, picture: str, language: str) -> str:
        """Return the SVG of a pictogram, or of `diagram:<id>` with the texts of a language; empty when it is unknown."""
        kind, _, diagram = picture.partition(":")
        if diagram:
            found = self._diagrams.get(diagram)
            return found.drawn(language) if found else ""
        return (self.media / "pictograms" / f"{kind}.svg").read_text("utf-8") if kind in self._pictograms else ""

    @property
    def question_bank(self) -> Path:
        """The folder of the bank's edition."""
        return self._shipped.question_bank

    @property
    def canon_content(self) -> Path:
        """The folder of the edition of lessons and windows."""
        return self._shipped.canon_content

    @property
    def media(self) -> Path:
        """The folder of pictures."""
        return self._shipped.canon_content / "media"
