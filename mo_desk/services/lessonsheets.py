"""One lesson with everything it names: what the page, the presenter and the hand-outs are given."""

from __future__ import annotations

from mo_desk.content.lessons import LANGUAGES
from mo_desk.content.library import Library
from mo_desk.domain.errors import NotFound
from mo_desk.views.lessons import CheckQuestion, LessonSheet, LessonView, WindowLink


def make_sheet(library: Library, lesson_id: str) -> LessonSheet:
    """Return a lesson with its windows, check questions and drawings.

    Raises:
        NotFound: `lesson_unknown`.
    """
    for lesson in library.lessons():
        if lesson.lesson_id == lesson_id:
            return LessonSheet(lesson, _windows(library, lesson), _checks(library, lesson), _drawings(library, lesson))
    raise NotFound("lesson_unknown")


def _windows(library: Library, lesson: LessonView) -> tuple[WindowLink, ...]:
    windows = {window.window_id: window for window in library.windows()}
    return tuple(
        WindowLink(
            window_id=link.window,
            title=window.title,
            title_seen=window.title_seen,
            number=window.number,
            reason=link.reason,
            url=window.url,
        )
        for link in lesson.canon
        if (window := windows.get(link.window)) is not None
    )


def _checks(library: Library, lesson: LessonView) -> tuple[CheckQuestion, ...]:
    items = {str(item_id): item for item_id, item in library.bank().items.items()}
    return tuple(
        CheckQuestion(
            item_id=check,
            key=item.key,
            texts={
                language: (text.stem, tuple((str(option), words) for option, words in text.options.items()))
                for language, text in item.texts.items()
            },
        )
        for check in lesson.checks
        if (item := items.get(check)) is not None
    )


def _drawings(library: Library, lesson: LessonView) -> dict[str, str]:
    names = {*lesson.low_literacy_pictures, *(name for step in lesson.steps for name in step.pictures)}
    drawings = {name: library.drawing(name, LANGUAGES[0]) for name in names}
    for language, parts in lesson.pages.items():
        for name in {part.picture for part in parts if part.picture}:
            key = f"{name}:{language}" if name.startswith("diagram:") else name
            drawings[key] = library.drawing(name, language)
    return drawings
