"""The way from the windows to a desk: `bootstrap` is loaded on first use, on another thread, after the first paint."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from mo_desk.paths import Home

if TYPE_CHECKING:
    from mo_desk.bootstrap.desk import Desk
    from mo_desk.views.desk import BackupView


class Opener(Protocol):
    """What the door needs to open, make or repair a desk."""

    def exists(self) -> bool:
        """Say whether a desk was made already; loads nothing, so that the door shows the right card at once."""
        ...

    def prepare(self) -> None:
        """Load what is heavy; meant for another thread, after the first paint."""
        ...

    def sign_in(self, name: str, passphrase: str) -> Desk:
        """Open the desk for a user."""
        ...

    def create(self, name: str, passphrase: str) -> str:
        """Make the desk and return the recovery code."""
        ...

    def recover(self, code: str, name: str, passphrase: str) -> None:
        """Give a user a new passphrase with the recovery code."""
        ...

    def backups(self) -> tuple[BackupView, ...]:
        """Return the backups there are, newest first."""
        ...

    def restore(self, backup: BackupView, name: str, passphrase: str) -> Path:
        """Put a backup in the place of a damaged desk; return the folder that keeps the original."""
        ...


class HomeOpener:
    """Opens the desk in one home."""

    def __init__(self, home: Home, language: str) -> None:
        self._home = home
        self._language = language

    def exists(self) -> bool:
        """Say whether a desk was made already (`bootstrap.desk.desk_exists` without loading it)."""
        return self._home.keys.exists()

    def prepare(self) -> None:
        """Load what is heavy; meant for another thread, after the first paint."""
        import_module("mo_desk.bootstrap.desk")

    def sign_in(self, name: str, passphrase: str) -> Desk:
        """Open the desk for a user."""
        from mo_desk.bootstrap import desk

        return desk.open_desk(self._home, name, passphrase, self._language)

    def create(self, name: str, passphrase: str) -> str:
        """Make the desk and return the recovery code."""
        from mo_desk.bootstrap import desk

        return desk.create_desk(self._home, name, passphrase)

    def recover(self, code: str, name: str, passphrase: str) -> None:
        """Give a user a new passphrase with the recovery code."""
        from mo_desk.bootstrap import desk

        desk.recover_desk(self._home, code, name, passphrase)

    def backups(self) -> tuple[BackupView, ...]:
        """Return the backups there are, newest first."""
        from mo_desk.bootstrap import desk

        return desk.list_backups(self._home)

    def restore(self, backup: BackupView, name: str, passphrase: str) -> Path:
        """Put a backup in the place of a damaged desk; return the folder that keeps the original."""
        from mo_desk.bootstrap import desk

        return desk.restore_desk(self._home, backup, name, passphrase)
