"""`mo-desk desk init`: the database, the first user, the recovery code."""

from __future__ import annotations

import os

from mo_desk.bootstrap.desk import create_desk
from mo_desk.cli.answer import Answer
from mo_desk.cli.arguments import Arguments
from mo_desk.cli.signin import ask_passphrase, home_of


def run(arguments: Arguments, answer: Answer) -> int:
    """Make a desk; the recovery code is the data, to be written down and kept away from the laptop."""
    home = home_of(arguments)
    name = os.environ.get("MO_DESK_USER", "") or "coordinator"
    code = create_desk(home, name, ask_passphrase(answer, new=True))
    answer.data({"home": str(home.folder), "user": name, "recovery_code": code}, code)
    answer.words(answer.texts.say("The desk is ready. Write the recovery code down and keep it away from the laptop."))
    return 0
