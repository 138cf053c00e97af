"""Giving a lesson away: the hand-out on paper, the pack for a phone, the trainer's plan, name cards for a group."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from mo_desk.documents.files import replacing, safe_part
from mo_desk.documents.papers.handouts import NameCard, Workshop, handout, lesson_plan, name_cards
from mo_desk.documents.papers.labels import labels
from mo_desk.documents.papers.pack import pack
from mo_desk.domain.access import Action, Actor
from mo_desk.domain.errors import Invalid, Refused
from mo_desk.domain.ids import GroupId
from mo_desk.services.context import Context
from mo_desk.services.lessonsheets import make_sheet
from mo_desk.store.queries import groups as group_queries
from mo_desk.texts import language_names
from mo_desk.views.lessons import LessonSheet

LANGUAGES_A_SHEET = 2


class Handouts:
    """Use cases about what participants and trainers take along; every call returns the file it wrote."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._workshop = Workshop(context.shipped.papers, context.shipped.fonts)

    def save_handout(self, actor: Actor, lesson_id: str, languages: Sequence[str], folder: Path) -> Path:
        """Write the hand-out of a lesson as PDF, in one language or in two side by side.

        Raises:
            NotFound: `lesson_unknown`.
            Invalid: `language_not_available`, or more than two languages (`too_many_languages`).
            Unreachable: the file could not be written.
        """
        sheet = self._sheet(actor, lesson_id, languages)
        if len(languages) > LANGUAGES_A_SHEET:
            raise Invalid("too_many_languages", field="languages", limit=LANGUAGES_A_SHEET)
        path = folder / f"MO_lesblad_{safe_part(lesson_id)}_{'-'.join(languages)}.pdf"
        return _write(path, handout(self._workshop, sheet, languages))

    def save_pack(self, actor: Actor, lesson_id: str, languages: Sequence[str], folder: Path) -> Path:
        """Write the pack of a lesson: one HTML file for a phone, without a network.

        Raises:
            NotFound: `lesson_unknown`.
            Invalid: `language_not_available`.
            Unreachable: the file could not be written.
        """
        sheet = self._sheet(actor, lesson_id, languages)
        said = {language: labels(self._workshop.templates, language) for language in languages}
        names = language_names(self._context.shipped.locale)
        text = pack(sheet, languages, names, said, self._context.library.pictograms())
        return _write(folder / f"MO_les_{safe_part(lesson_id)}.html", text.encode("utf-8"))

    def save_plan(self, actor: Actor, lesson_id: str, folder: Path) -> Path:
        """Write the trainer's plan of a lesson on paper.

        Raises:
            NotFound: `lesson_unknown`.
            Unreachable: the file could not be written.
        """
        self._context.allow(actor, Action.SEE_LESSONS)
        lesson = make_sheet(self._context.library, lesson_id).lesson
        say = self._context.texts.say
        minutes = self._context.texts.say_many("{count} minute", "{count} minutes", lesson.minutes)
        words = {"material": say("What you need"), "questions": say("To talk about"), "words": say("Words")}
        content = lesson_plan(self._workshop, lesson, " · ".join((minutes, *lesson.goals)), words)
        return _write(folder / f"MO_lesplan_{safe_part(lesson_id)}.pdf", content)

    def save_name_cards(self, actor: Actor, group_id: GroupId, folder: Path) -> Path:
        """Write name cards for everybody in a group, as each wants to be called.

        Raises:
            Refused: `group_empty`.
            Unreachable: the file could not be written.
        """
        self._context.allow(actor, Action.SEE_GROUPS, group_id)
        with self._context.store.read() as connection:
            members = group_queries.list_members(connection, group_id)
        if not members:
            raise Refused("group_empty")
        people = self._context.people([member.person_id for member in members])
        cards = [
            NameCard(person.called or person.given_name or person.family_name)
            for person in (people[member.person_id] for member in members)
        ]
        content = name_cards(self._workshop, self._context.texts.say("Name cards"), cards)
        return _write(folder / "MO_naamkaarten.pdf", content)

    def _sheet(self, actor: Actor, lesson_id: str, languages: Sequence[str]) -> LessonSheet:
        self._context.allow(actor, Action.SEE_LESSONS)
        sheet = make_sheet(self._context.library, lesson_id)
        if not languages or set(languages) - set(sheet.lesson.pages):
            raise Invalid("language_not_available", field="languages", language=", ".join(languages))
        return sheet


def _write(path: Path, content: bytes) -> Path:
    with replacing(path) as temporary:
        temporary.write_bytes(content)
    return path
