"""Reading lessons: one file a lesson, `lessons/<theme in lower case>/<id>.toml`, documented in `canon_content/README.md`.

The reader knows nothing of the bank, the windows and the pictures: whether what a lesson names exists is found by
`mo_desk.content.lesson_linters`.
"""

from __future__ import annotations

from pathlib import Path

from mo_desk.content.sources import read_source
from mo_desk.content.tables import Table, read_toml
from mo_desk.domain.errors import Invalid
from mo_desk.views.lessons import CanonLink, HardTalk, LessonStep, LessonView, PagePart, Word

LESSONS_LIMIT = 1000
NAME = "[a-z0-9]+(-[a-z0-9]+)*"
LANGUAGES = ("nl", "en", "fr", "ar")
"""A participants' page exists in each; more languages may follow. The first is the language of the desk."""
PRACTICE_WORDS = 10
PRINCIPLES = ("scheiding-der-machten", "neutraliteit", "actief-pluralisme", "gelijk-voor-de-wet", "wet-boven-regel")
"""The shared principles that the policy note names, and the law above a rule of family or religion."""


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
        Invalid: naming file and key; also when the steps do not last as long as the lesson, when the page is not there
            in every language or differs in its parts, when a hard talk has no close, or when the file stands in another
            theme's folder or under another name than its id.
    """
    table = read_toml(path)
    low = table.table("low_literacy")
    lesson = LessonView(
        lesson_id=table.text("id", limit=64, pattern=NAME),
        version=table.whole("version", least=1, most=9999),
        theme=table.text("theme", limit=3, pattern="A[0-9]|T[0-9]{2}"),
        title=table.text("title", limit=80),
        minutes=table.whole("minutes", least=30, most=90),
        goals=table.texts("goals", limit=32, most=10),
        material=table.texts("material", limit=200, most=12),
        before_departure=table.flag("before_departure"),
        checks=table.texts("checks", limit=64, most=6),
        questions=table.texts("questions", limit=300, most=12),
        trainer_notes=table.text("trainer_notes", limit=4000),
        brussels=table.text("brussels", least=0, limit=1500),
        talk_close=table.text("talk_close", least=0, limit=800),
        low_literacy=low.text("text", limit=1500),
        low_literacy_pictures=low.texts("pictures", limit=64, most=12),
        steps=tuple(_step(entry) for entry in table.tables("steps", most=12)),
        hard_talk=_hard_talk(table),
        words=tuple(_word(entry) for entry in table.tables("words", least=PRACTICE_WORDS, most=PRACTICE_WORDS)),
        canon=tuple(_window(entry) for entry in table.tables("canon", least=0, most=2)),
        sources=tuple(read_source(entry) for entry in table.tables("sources", most=15)),
        pages=_pages(table.table("pages")),
    )
    low.finish()
    table.finish()
    if path.stem != lesson.lesson_id:
        raise table.refusal("content_value_wrong", "id")
    if path.parent.name != lesson.theme.lower() or not lesson.lesson_id.startswith(f"{path.parent.name}-"):
        raise table.refusal("content_value_wrong", "theme")
    if sum(step.minutes for step in lesson.steps) != lesson.minutes:
        raise table.refusal("content_value_wrong", "minutes")
    if lesson.hard_talk and not lesson.talk_close:
        raise table.refusal("content_key_missing", "talk_close")
    return lesson


def _step(table: Table) -> LessonStep:
    step = LessonStep(
        minutes=table.whole("minutes", least=1, most=90),
        title=table.text("title", limit=80),
        text=table.text("text", limit=2000),
        pictures=table.texts("pictures", limit=64, most=4) if table.has("pictures") else (),
        principle=table.text("principle", limit=32, pattern="|".join(PRINCIPLES)) if table.has("principle") else "",
    )
    table.finish()
    return step


def _hard_talk(table: Table) -> tuple[HardTalk, ...]:
    if not table.has("hard_talk"):
        return ()
    lines = []
    for entry in table.tables("hard_talk", most=6):
        lines.append(HardTalk(entry.text("hears", limit=300), entry.text("say", limit=800)))
        entry.finish()
    return tuple(lines)


def _word(table: Table) -> Word:
    word = Word(
        word=table.text("word", limit=60),
        meaning=table.text("meaning", limit=200),
        translations={language: table.text(language, limit=100) for language in LANGUAGES[1:]},
    )
    table.finish()
    return word


def _pages(table: Table) -> dict[str, tuple[PagePart, ...]]:
    pages = {}
    for language in LANGUAGES:
        if not table.has(language):
            raise table.refusal("content_key_missing", language)
    for language in table.left():
        parts = []
        for entry in table.tables(language, most=7):
            parts.append(
                PagePart(
                    entry.text("heading", limit=80),
                    entry.text("text", limit=900),
                    entry.text("picture", least=0, limit=64, pattern=f"((diagram:)?{NAME})?"),
                )
            )
            entry.finish()
        pages[language] = tuple(parts)
        if [part.picture for part in parts] != [part.picture for part in pages[LANGUAGES[0]]]:
            raise table.refusal("content_parts_differ", language)
    return pages


def _window(table: Table) -> CanonLink:
    window = CanonLink(window=table.text("window", limit=64, pattern=NAME), reason=table.text("reason", limit=400))
    table.finish()
    return window
