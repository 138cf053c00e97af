"""A lesson as readable text: HTML of headings, paragraphs and lists, made from plain text that is escaped first.

Pages in Arabic script are laid out from right to left and in the font of that script.
"""

from __future__ import annotations

from html import escape

from mo_desk.texts import Texts
from mo_desk.ui.plumbing.fonts import ARABIC_SCRIPT, families
from mo_desk.ui.plumbing.formats import date_text
from mo_desk.views.lessons import CanonLink, LessonView


def plan_html(texts: Texts, lesson: LessonView) -> str:
    """Return what the trainer needs: steps with minutes, notes, word list, questions to talk about."""
    say = texts.say
    parts = [_heading(say("Steps"))]
    for step in lesson.steps:
        minutes = texts.say_many("{count} minute", "{count} minutes", step.minutes)
        parts.append(f"<h4>{escape(step.title)} ({escape(minutes)})</h4>{_paragraphs(step.text)}")
    if lesson.questions:
        parts.append(_heading(say("To talk about")) + _list(lesson.questions))
    if lesson.words:
        rows = "".join(
            f"<tr><td><b>{escape(word)}</b></td><td>{escape(meaning)}</td></tr>" for word, meaning in lesson.words
        )
        parts.append(_heading(say("Words")) + f"<table cellpadding='6'>{rows}</table>")
    parts.append(_heading(say("For the teacher")) + _paragraphs(lesson.trainer_notes))
    return "".join(parts)


def page_html(lesson: LessonView, language: str) -> str:
    """Return the participants' page in one language."""
    family = ", ".join(f"'{name}'" for name in families(language))
    direction = "rtl" if right_to_left(language) else "ltr"
    body = "".join(
        f"<h3 dir='{direction}'>{escape(heading)}</h3>{_paragraphs(text, direction)}"
        for heading, text in lesson.pages[language]
    )
    return f"<div dir='{direction}' style=\"font-family: {family}; font-size: 18px\">{body}</div>"


def canon_html(texts: Texts, lesson: LessonView) -> str:
    """Return the windows of the canon with our reasons, and the sources."""
    say = texts.say
    ours = say("We chose these links ourselves. They are not an official link with the Canon van Vlaanderen.")
    parts = [_paragraphs(ours)]
    parts += [_window(texts, link) for link in lesson.canon]
    if not lesson.canon:
        parts.append(_paragraphs(say("This lesson opens no window of the canon.")))
    parts.append(_heading(say("Sources")))
    for title, url, checked_on in lesson.sources:
        checked = say("checked on {day}", day=date_text(checked_on))
        parts.append(_paragraphs(f"{title} ({checked})\n{url}"))
    return "".join(parts)


def right_to_left(language: str) -> bool:
    """Say whether a language is written from right to left."""
    return language.split("-", maxsplit=1)[0] in ARABIC_SCRIPT


def _window(texts: Texts, link: CanonLink) -> str:
    say = texts.say
    name = say("Window {number}: {title}", number=link.window, title=link.title) if link.window else link.title
    if link.expected_title:
        unsure = say("name to be checked")
        name = f"{name} ({unsure})"
    return f"<h4>{escape(name)}</h4>" + _paragraphs(f"{link.reason}\n{link.url}")


def _heading(text: str) -> str:
    return f"<h3>{escape(text)}</h3>"


def _paragraphs(text: str, direction: str = "ltr") -> str:
    blocks = [block.strip() for block in text.strip().split("\n\n") if block.strip()]
    return "".join(f"<p dir='{direction}'>{escape(block).replace(chr(10), '<br>')}</p>" for block in blocks)


def _list(lines: tuple[str, ...]) -> str:
    return "<ul>" + "".join(f"<li>{escape(line)}</li>" for line in lines) + "</ul>"
