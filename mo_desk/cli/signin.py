"""Signing in for a command: the home, the user and the passphrase, from the environment or a terminal, never guessed."""

from __future__ import annotations

import getpass
import os
import sys
from pathlib import Path

from mo_desk.bootstrap.desk import Desk, desk_exists, open_desk
from mo_desk.cli.answer import Answer
from mo_desk.cli.arguments import Arguments
from mo_desk.domain.errors import NotFound, Refused
from mo_desk.paths import Home, default_home


def home_of(arguments: Arguments) -> Home:
    """Return the home named by `--home`, else by MO_DESK_HOME, else the user's own."""
    named = arguments.home or (Path(os.environ["MO_DESK_HOME"]) if os.environ.get("MO_DESK_HOME") else None)
    return Home(named) if named else default_home()


def open_home(arguments: Arguments, answer: Answer) -> Desk:
    """Sign in with MO_DESK_USER and MO_DESK_PASSPHRASE, or ask at a terminal.

    Raises:
        NotFound: `desk_missing`.
        Refused: `passphrase_not_given` when there is nobody to ask, or the sign-in is refused.
    """
    home = home_of(arguments)
    if not desk_exists(home):
        raise NotFound("desk_missing")
    name = os.environ.get("MO_DESK_USER", "") or "coordinator"
    return open_desk(home, name, ask_passphrase(answer), answer.texts.language)


def find_desk(arguments: Arguments) -> Desk | None:
    """Return the open desk when one is named and a passphrase is given, else None: for commands that can do without."""
    named = arguments.home or os.environ.get("MO_DESK_HOME")
    passphrase = os.environ.get("MO_DESK_PASSPHRASE", "")
    if not named or not passphrase or not desk_exists(home_of(arguments)):
        return None
    return open_desk(home_of(arguments), os.environ.get("MO_DESK_USER", "") or "coordinator", passphrase)


def ask_passphrase(answer: Answer, *, new: bool = False) -> str:
    """Return the passphrase from MO_DESK_PASSPHRASE, or ask; a new one is asked twice.

    Raises:
        Refused: `passphrase_not_given` when stdin is no terminal, `passphrases_differ`.
    """
    given = os.environ.get("MO_DESK_PASSPHRASE", "")
    if given:
        return given
    if not sys.stdin.isatty():
        raise Refused("passphrase_not_given")
    first = getpass.getpass(answer.texts.say("Passphrase: "))
    if new and getpass.getpass(answer.texts.say("The same passphrase again: ")) != first:
        raise Refused("passphrases_differ")
    return first
