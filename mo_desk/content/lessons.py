"""Reading lessons: one file a lesson, `lessons/<theme in lower case>/<id>.toml`, documented in `canon_content/README.md`.

The reader knows nothing of the bank: that goals exist is the bank's business, and what the canon's windows are called is
only as sure as `expected_title` says.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from mo_desk.content.tables import Table, read_toml
from mo_desk.domain.errors import Invalid
from mo_desk.views.lessons import CanonLink, LessonStep, LessonView

LESSONS_LIMIT = 1000
CANON_WINDOWS = 60
FIRST_LANGUAGE = "nl"


def read_lessons(folder: Path) -> tuple[LessonView, ...]:
    """Read every lesson of an edition, by theme and id.

    Raises:
        Invalid: a file is not as it should be (file and key named), or an id occurs twice (`content_duplicate_id`).
    """
    paths = sorted(folder.glob("*/*.toml"))
    if len(paths) > LESSONS_LIMIT:
        raise Invalid("content_too_many", field=folder.name, file=folder.name, key="*/*.toml", limit=LESSONS_LIMIT)
    lessons: dict[str, LessonView] = {}
    for path in paths:
        lesson = read_lesson(path)
        if lesson.lesson_id in lessons:
            file = f"{path.parent.name}/{path.name}"
            raise Invalid("content_duplicate_id", field="id", file=file, id=lesson.lesson_id)
        lessons[lesson.lesson_id] = lesson
    return tuple(sorted(lessons.values(), key=lambda lesson: (lesson.theme, lesson.lesson_id)))


def read_lesson(path: Path) -> LessonView:
    """Read one lesson.

    Raises:
        Invalid: naming file and key; also when the steps do not last as long as the lesson, when the Dutch page is not
            there, or when the file stands in another theme's folder or under another name than its id.
    """
    table = read_toml(path)
    lesson = LessonView(
        lesson_id=table.text("id", limit=64, pattern="[a-z0-9]+(-[a-z0-9]+)*"),
        version=table.whole("version", least=1, most=9999),
        theme=table.text("theme", limit=3, pattern="A[0-9]|T[0-9]{2}"),
        title=table.text("title", limit=80),
        minutes=table.whole("minutes", least=5, most=600),
        goals=table.texts("goals", limit=32, most=10),
        steps=tuple(_step(entry) for entry in table.tables("steps", most=30)),
        trainer_notes=table.text("trainer_notes", limit=4000),
        words=tuple(_word(entry) for entry in table.tables("words", most=30)),
        pages=_pages(table.table("pages")),
        canon=tuple(_window(entry) for entry in table.tables("canon", least=0, most=10)),
        sources=tuple(_source(entry) for entry in table.tables("sources", most=30)),
        questions=table.texts("questions", limit=300, most=20),
    )
    table.finish()
    if path.stem != lesson.lesson_id:
        raise table.refusal("content_value_wrong", "id")
    if path.parent.name != lesson.theme.lower():
        raise table.refusal("content_value_wrong", "theme")
    if sum(step.minutes for step in lesson.steps) != lesson.minutes:
        raise table.refusal("content_value_wrong", "minutes")
    if FIRST_LANGUAGE not in lesson.pages:
        raise table.refusal("content_key_missing", f"pages.{FIRST_LANGUAGE}")
    return lesson


def _step(table: Table) -> LessonStep:
    step = LessonStep(
        minutes=table.whole("minutes", least=1, most=600),
        title=table.text("title", limit=80),
        text=table.text("text", limit=2000),
    )
    table.finish()
    return step


def _word(table: Table) -> tuple[str, str]:
    word = (table.text("word", limit=60), table.text("meaning", limit=200))
    table.finish()
    return word


def _pages(table: Table) -> dict[str, tuple[tuple[str, str], ...]]:
    pages = {}
    for language in table.left():
        parts = []
        for entry in table.tables(language, most=20):
            parts.append((entry.text("heading", limit=80), entry.text("text", limit=2000)))
            entry.finish()
        pages[language] = tuple(parts)
    return pages


def _window(table: Table) -> CanonLink:
    window = CanonLink(
        window=table.whole("window", least=0, most=CANON_WINDOWS),
        title=table.text("title", limit=120),
        reason=table.text("reason", limit=400),
        url=table.text("url", limit=400, pattern=r"https://\S+"),
        expected_title=table.flag("expected_title"),
    )
    table.finish()
    return window


def _source(table: Table) -> tuple[str, str, date]:
    source = (
        table.text("title", limit=200),
        table.text("url", limit=400, pattern=r"https://\S+"),
        table.day("checked_on"),
    )
    table.finish()
    return source
