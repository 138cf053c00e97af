"""The content of this release, read once when first asked for: bank, blueprint, rules, rubric, lessons."""

from __future__ import annotations

from functools import cached_property

from mo_desk.content import lessons, practice, reader, rubrics, rules
from mo_desk.domain.bank import Bank
from mo_desk.domain.blueprint import Blueprint
from mo_desk.domain.evaluations import Rubric
from mo_desk.domain.passrules import PassRule
from mo_desk.paths import Shipped
from mo_desk.views.attempts import QuestionView
from mo_desk.views.lessons import LessonView


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
