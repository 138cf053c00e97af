"""The windows of the Canon van Vlaanderen, and which lessons open them."""

from __future__ import annotations

from mo_desk.content.lessons import LANGUAGES
from mo_desk.content.windows import CANON_WINDOWS
from mo_desk.domain.access import Action, Actor
from mo_desk.domain.errors import NotFound
from mo_desk.services.context import Context
from mo_desk.views.canon import CanonView, LessonOfWindow, WindowSheet


class Canon:
    """Use cases about the canon."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def get_canon(self, actor: Actor) -> CanonView:
        """Return all windows that are known here, in the order of time, and the lessons that open each."""
        self._context.allow(actor, Action.SEE_LESSONS)
        library = self._context.library
        opened: dict[str, list[LessonOfWindow]] = {}
        for lesson in library.lessons():
            for link in lesson.canon:
                line = LessonOfWindow(lesson.lesson_id, lesson.title, lesson.theme, link.reason)
                opened.setdefault(link.window, []).append(line)
        windows = library.windows()
        return CanonView(
            total=CANON_WINDOWS,
            windows=windows,
            lessons_of={name: tuple(lines) for name, lines in opened.items()},
            drawings={name: library.drawing(name, LANGUAGES[0]) for name in {window.picture for window in windows}},
            outlines=library.outlines(),
        )

    def get_window(self, actor: Actor, window_id: str) -> WindowSheet:
        """Return one window with the lessons that open it.

        Raises:
            NotFound: `window_unknown`.
        """
        canon = self.get_canon(actor)
        for window in canon.windows:
            if window.window_id == window_id:
                return WindowSheet(window, canon.lessons_of.get(window_id, ()))
        raise NotFound("window_unknown")
