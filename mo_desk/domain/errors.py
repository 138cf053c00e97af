"""The error tree: who has to act next decides the class, a stable code decides the sentence.

    MoDeskError
    +- Refused            the user's turn: NotAllowed, Invalid (names the field), Conflict, NotFound
    +- Unreachable        outside, later: hub, drive, disk full; retried
    +- Untrusted          outside, stop: signature, hash, older version, another agency
    +- Damaged            support's turn: database, migration, sealed file

An error carries a code and parameters, never a sentence and never personal data; `mo_desk.texts` makes the sentence.
"""

from __future__ import annotations

Param = str | int


class MoDeskError(Exception):
    """Base of every failure that MO Desk raises on purpose."""

    def __init__(self, code: str, **params: Param) -> None:
        super().__init__(code)
        self.code = code
        self.params: dict[str, Param] = params

    def __str__(self) -> str:
        details = ", ".join(f"{name}={value}" for name, value in sorted(self.params.items()))
        return f"{self.code}({details})"


class Refused(MoDeskError):
    """The request cannot be granted; the user can do something about it."""


class NotAllowed(Refused):
    """The actor's roles do not give this action."""


class Invalid(Refused):
    """A value is not acceptable; `field` names where."""

    def __init__(self, code: str, field: str, **params: Param) -> None:
        super().__init__(code, field=field, **params)
        self.field = field


class Conflict(Refused):
    """What is asked does not fit what already happened."""


class NotFound(Refused):
    """The thing named does not exist here."""


class Unreachable(MoDeskError):
    """Something outside is not there now; trying later may help."""


class Untrusted(MoDeskError):
    """Something from outside is not what it claims to be; nothing of it was applied."""


class Damaged(MoDeskError):
    """Our own data cannot be read as it should; nothing was overwritten."""
