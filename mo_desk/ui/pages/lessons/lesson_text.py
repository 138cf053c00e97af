"""A lesson as readable text: HTML of headings, paragraphs, lists and pictures, made from plain text that is escaped first.

Pages in Arabic script are laid out from right to left and in the font of that script. Pictures are
drawn by the widget that shows the text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from mo_desk.texts import Texts
from mo_desk.ui.plumbing import words
from mo_desk.ui.plumbing.fonts import ARABIC_SCRIPT, families
from mo_desk.ui.plumbing.formats import date_text
from mo_desk.ui.widgets.reading import picture
from mo_desk.views.lessons import CheckQuestion, CoursePlan, LessonSheet, LessonStep, LessonView, SourceLine, WindowLink

STEP_PICTURE = 56
PAGE_PICTURE = 96
DIAGRAM_WIDTH = 720
"""Sides of pictures in pixels; a diagram keeps its proportions."""


def plan_html(texts: Texts, sheet: LessonSheet) -> str:
    """Return what the trainer needs: material, steps with minutes, talks, words, check questions, notes."""
    say, lesson = texts.say, sheet.lesson
    parts = [_heading(say("What you need")) + _list(lesson.material)] if lesson.material else []
    parts.append(_heading(say("Steps")))
    parts += [_step(texts, step) for step in lesson.steps]
    parts.append(_heading(say("For people who read little")) + _pictures(lesson.low_literacy_pictures))
    parts.append(_paragraphs(lesson.low_literacy))
    if lesson.questions:
        parts.append(_heading(say("To talk about")) + _list(lesson.questions))
    if lesson.hard_talk:
        parts.append(_heading(say("When the talk gets hard")) + _hard_talk(texts, lesson))
    parts.append(_heading(say("Words")) + _words(lesson))
    if sheet.checks:
        parts.append(_heading(say("Check questions")) + "".join(_check(question) for question in sheet.checks))
    parts.append(_heading(say("For the teacher")) + _paragraphs(lesson.trainer_notes))
    if lesson.brussels:
        parts.append(_heading(say("In Brussels")) + _paragraphs(lesson.brussels))
    return "".join(parts)


def page_html(lesson: LessonView, language: str) -> str:
    """Return the participants' page in one language, with its pictures."""
    family = ", ".join(f"'{name}'" for name in families(language))
    direction = "rtl" if right_to_left(language) else "ltr"
    body = "".join(
        f"<h3 dir='{direction}'>{escape(part.heading)}</h3>{_page_picture(part.picture, language, direction)}"
        f"{_paragraphs(part.text, direction)}"
        for part in lesson.pages[language]
    )
    return f"<div dir='{direction}' style=\"font-family: {family}; font-size: 18px\">{body}</div>"


def canon_html(texts: Texts, sheet: LessonSheet) -> str:
    """Return the windows of the canon with our reasons, and the sources."""
    say = texts.say
    ours = say("We chose these links ourselves. They are not an official link with the Canon van Vlaanderen.")
    parts = [_paragraphs(ours)]
    parts += [_window(texts, link) for link in sheet.windows]
    if not sheet.windows:
        parts.append(_paragraphs(say("This lesson opens no window of the canon.")))
    return "".join(parts) + _heading(say("Sources")) + sources_html(texts, sheet.lesson.sources)


def sources_html(texts: Texts, sources: Sequence[SourceLine]) -> str:
    """Return where facts can be checked, each with the day somebody looked."""
    parts = []
    for source in sources:
        checked = texts.say("checked on {day}", day=date_text(source.checked_on))
        parts.append(_paragraphs(f"{source.title} ({checked})\n{source.url}"))
    return "".join(parts)


def plan_list_html(plan: CoursePlan, titles: Mapping[str, str]) -> str:
    """Return a course plan: its half-days with the titles of their lessons."""
    parts = [f"<h3>{escape(plan.title)}</h3>{_paragraphs(plan.text)}"]
    for number, part in enumerate(plan.parts, start=1):
        lessons = _list([titles.get(lesson, lesson) for lesson in part.lessons])
        parts.append(f"<h4>{number}. {escape(part.title)}</h4>{lessons}")
    return "".join(parts)


def notes_html(text: str) -> str:
    """Return what the trainer reads beside a slide."""
    return _paragraphs(text)


def right_to_left(language: str) -> bool:
    """Say whether a language is written from right to left."""
    return language.split("-", maxsplit=1)[0] in ARABIC_SCRIPT


def _step(texts: Texts, step: LessonStep) -> str:
    minutes = texts.say_many("{count} minute", "{count} minutes", step.minutes)
    principle = f"<p><i>{escape(words.word(texts, words.PRINCIPLES, step.principle))}</i></p>" if step.principle else ""
    head = f"<h4>{escape(step.title)} ({escape(minutes)})</h4>"
    return f"{head}{principle}{_pictures(step.pictures)}{_paragraphs(step.text)}"


def _pictures(names: Sequence[str]) -> str:
    images = "&nbsp;&nbsp;".join(picture(name, "nl", STEP_PICTURE) for name in names)
    return f"<p>{images}</p>" if names else ""


def _page_picture(name: str, language: str, direction: str) -> str:
    if not name:
        return ""
    width = DIAGRAM_WIDTH if name.startswith("diagram:") else PAGE_PICTURE
    return f"<p dir='{direction}'>{picture(name, language, width)}</p>"


def _hard_talk(texts: Texts, lesson: LessonView) -> str:
    rows = "".join(
        f"<tr><td width='40%'><i>{escape(line.hears)}</i></td><td>{escape(line.say)}</td></tr>"
        for line in lesson.hard_talk
    )
    close = texts.say("How to close, and when to stop")
    return f"<table cellpadding='6'>{rows}</table><p><b>{escape(close)}</b></p>{_paragraphs(lesson.talk_close)}"


def _words(lesson: LessonView) -> str:
    rows = "".join(
        f"<tr><td><b>{escape(word.word)}</b></td><td>{escape(word.meaning)}</td></tr>" for word in lesson.words
    )
    return f"<table cellpadding='6'>{rows}</table>"


def _check(question: CheckQuestion) -> str:
    stem, options = question.texts["nl"]
    lines = "".join(
        f"<li>{'<b>' if option == question.key else ''}{escape(words)}{'</b>' if option == question.key else ''}</li>"
        for option, words in options
    )
    return f"<p>{escape(stem)}</p><ul>{lines}</ul>"


def _window(texts: Texts, link: WindowLink) -> str:
    say = texts.say
    name = say("Window {number}: {title}", number=link.number, title=link.title) if link.number else link.title
    if not link.title_seen:
        unsure = say("name to be checked")
        name = f"{name} ({unsure})"
    return f"<h4>{escape(name)}</h4>" + _paragraphs(f"{link.reason}\n{link.url}")


def _heading(text: str) -> str:
    return f"<h3>{escape(text)}</h3>"


def _paragraphs(text: str, direction: str = "ltr") -> str:
    blocks = [block.strip() for block in text.strip().split("\n\n") if block.strip()]
    return "".join(f"<p dir='{direction}'>{escape(block).replace(chr(10), '<br>')}</p>" for block in blocks)


def _list(lines: Sequence[str]) -> str:
    return "<ul>" + "".join(f"<li>{escape(line)}</li>" for line in lines) + "</ul>"
