"""An edition of lessons, windows, plans and pictures, read file by file: one that is not right does not hide the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from mo_desk.content.lessons import read_lesson
from mo_desk.content.pictures import read_diagrams, read_pictograms
from mo_desk.content.plans import read_plan
from mo_desk.content.windows import read_window
from mo_desk.domain.errors import Invalid
from mo_desk.views.canon import WindowView
from mo_desk.views.lessons import CoursePlan, LessonView

COURSE_FILES = ("lessons/*/*.toml", "windows/*.toml", "plans/*.toml", "media/*.toml", "media/diagrams/*.toml")
"""What of an edition's folder is read."""

Content = TypeVar("Content")


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that could not be read, by its name without ending, and why."""

    name: str
    error: Invalid


@dataclass(frozen=True, slots=True)
class Course:
    """What could be read. `lesson_ids` and `window_ids` name the files that were refused too, since they are there.

    `pictures` are the names a text may use; None when the list of pictures was itself refused.
    """

    lessons: tuple[LessonView, ...]
    windows: tuple[WindowView, ...]
    plans: tuple[CoursePlan, ...]
    lesson_ids: frozenset[str]
    window_ids: frozenset[str]
    pictures: frozenset[str] | None
    refusals: tuple[Refusal, ...]


def read_course(folder: Path) -> Course:
    """Read an edition; what is refused stands in the course as such.

    Raises:
        Invalid: there is no edition of lessons in the folder (`content_missing`).
    """
    if not (folder / "lessons").is_dir():
        raise Invalid("content_missing", field=folder.name, file=f"{folder.name}/lessons")
    refusals: list[Refusal] = []
    lesson_paths = sorted(folder.glob("lessons/*/*.toml"))
    window_paths = sorted(folder.glob("windows/*.toml"))
    return Course(
        lessons=_each(lesson_paths, read_lesson, refusals),
        windows=_each(window_paths, read_window, refusals),
        plans=_each(sorted(folder.glob("plans/*.toml")), read_plan, refusals),
        lesson_ids=frozenset(path.stem for path in lesson_paths),
        window_ids=frozenset(path.stem for path in window_paths),
        pictures=_pictures(folder / "media", refusals),
        refusals=tuple(refusals),
    )


def _each(paths: Sequence[Path], read: Callable[[Path], Content], refusals: list[Refusal]) -> tuple[Content, ...]:
    contents = []
    for path in paths:
        try:
            contents.append(read(path))
        except Invalid as error:
            refusals.append(Refusal(path.stem, error))
    return tuple(contents)


def _pictures(media: Path, refusals: list[Refusal]) -> frozenset[str] | None:
    try:
        return frozenset(read_pictograms(media)) | {f"diagram:{name}" for name in read_diagrams(media / "diagrams")}
    except Invalid as error:
        refusals.append(Refusal(Path(str(error.params["file"])).stem, error))
        return None
