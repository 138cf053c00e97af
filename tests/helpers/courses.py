"""A whole small edition of lessons in a folder: one lesson, one window, one plan, and the pictures they name."""

from __future__ import annotations

from pathlib import Path

from tests.helpers.contents import LESSON, PLAN, WINDOW, write

Changes = tuple[tuple[str, str], ...]

PICTURES = ("house", "houses", "key", "contract", "signature", "speech")


def write_course(folder: Path, *, lesson: Changes = (), window: Changes = (), plan: Changes = ()) -> Path:
    """Write an edition in which everything named exists, with these changes."""
    write(folder / "lessons" / "t07" / "t07-een-woning-huren.toml", LESSON, *lesson)
    write(folder / "windows" / "lintbebouwing.toml", WINDOW, *window)
    write(folder / "plans" / "kort.toml", PLAN, *plan)
    entries = "".join(
        f'[pictograms.{name}]\nhexcode = "1F3E0"\ntext = {{ nl = "een", en = "a", fr = "un", ar = "و" }}\n'
        for name in PICTURES
    )
    write(folder / "media" / "pictograms.toml", f'source = "Ours"\n{entries}')
    for name in PICTURES:
        write(folder / "media" / "pictograms" / f"{name}.svg", "<svg/>")
    return folder
