"""Where things are: the folder of one desk, the files shipped with the program, and how a file is written safely.

A desk's home, everything below it readable by its owner only:

    desk.db  keys.toml  head.mark  restored.mark  tries.toml  desk.lock    the database, its key slots, small files beside it
    forms/  backups/  logs/  exports/                        sealed forms, encrypted copies, the log, what was exported
    damaged-<date>/                                          an original set aside by a restore, never thrown away by itself

File names carry dates and random ids only, never a name or a number of a person.
"""

from __future__ import annotations

import os
import secrets
import sys
from dataclasses import dataclass
from pathlib import Path

import platformdirs


@dataclass(frozen=True, slots=True)
class Home:
    """The folder of one desk. A backup's folder has the same layout, so `Home(backup)` reads its keys and database."""

    folder: Path

    @property
    def database(self) -> Path:
        """The encrypted database."""
        return self.folder / "desk.db"

    @property
    def keys(self) -> Path:
        """The nameless key slots."""
        return self.folder / "keys.toml"

    @property
    def head_mark(self) -> Path:
        """The signed mark of the journal's head, rewritten at every checkpoint."""
        return self.folder / "head.mark"

    @property
    def restored_mark(self) -> Path:
        """Stands there from a restore until the store has opened a new chain."""
        return self.folder / "restored.mark"

    @property
    def tries(self) -> Path:
        """The count of wrong sign-in tries."""
        return self.folder / "tries.toml"

    @property
    def lock(self) -> Path:
        """The file whose lock keeps a second instance out."""
        return self.folder / "desk.lock"

    @property
    def forms(self) -> Path:
        """Sealed forms."""
        return self.folder / "forms"

    @property
    def backups(self) -> Path:
        """Encrypted copies of the database with their key slots."""
        return self.folder / "backups"

    @property
    def logs(self) -> Path:
        """The rotating log."""
        return self.folder / "logs"

    @property
    def exports(self) -> Path:
        """Workbooks and papers that were written."""
        return self.folder / "exports"

    def prepare(self) -> None:
        """Make the folders that are missing, open to the owner only."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for folder in (self.forms, self.backups, self.logs, self.exports):
            folder.mkdir(mode=0o700, exist_ok=True)


@dataclass(frozen=True, slots=True)
class Shipped:
    """The folders that come with the program: the root of the repository, or of the installed program."""

    root: Path

    @property
    def resources(self) -> Path:
        """Icons, fonts, styles, texts, rules, rubrics, trust."""
        return self.root / "resources"

    @property
    def locale(self) -> Path:
        """The catalogues of texts, one folder a language."""
        return self.resources / "locale"

    @property
    def rules(self) -> Path:
        """The dated pass rules."""
        return self.resources / "rules"

    @property
    def rubrics(self) -> Path:
        """The rubrics of the process evaluation."""
        return self.resources / "rubrics"

    @property
    def fonts(self) -> Path:
        """The fonts that every paper and screen uses."""
        return self.resources / "fonts"

    @property
    def papers(self) -> Path:
        """The templates of the papers that participants read, and the words printed on them."""
        return self.resources / "papers"

    @property
    def question_bank(self) -> Path:
        """The edition of items that is shipped."""
        return self.root / "question_bank" / "edition"

    @property
    def canon_content(self) -> Path:
        """The edition of lessons that is shipped."""
        return self.root / "canon_content" / "edition"


def default_home() -> Home:
    """Return the home of this user of the operating system (not made yet: see `Home.prepare`)."""
    return Home(platformdirs.user_data_path("mo-desk", appauthor=False))


def shipped() -> Shipped:
    """Return what came with the program, whether it runs from a clone or as a PyInstaller folder."""
    bundled = getattr(sys, "_MEIPASS", None)
    return Shipped(Path(bundled) if bundled else Path(__file__).resolve().parent.parent)


def write_atomically(path: Path, content: bytes, *, mode: int = 0o600) -> None:
    """Write a whole file or nothing: temporary file beside it, flush, fsync, rename, fsync of the folder.

    Raises: `OSError` when the disk is full, read-only or gone; the old file is then untouched.
    """
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make renames and new files in a folder survive a power cut (Windows does this with the file itself)."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
