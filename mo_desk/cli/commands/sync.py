"""`mo-desk sync`: send to the agency what it does not have, take what it has for this laptop."""

from __future__ import annotations

from dataclasses import asdict

from mo_desk.cli.answer import Answer
from mo_desk.cli.arguments import Arguments
from mo_desk.cli.signin import open_home


def run(arguments: Arguments, answer: Answer) -> int:
    """Synchronise once, after enrolling where asked."""
    with open_home(arguments, answer) as desk:
        if arguments.enrol:
            address, code = arguments.enrol
            desk.catalog.sync.enrol(desk.actor, address, code)
        report = desk.catalog.sync.synchronise(desk.actor)
        state = desk.catalog.sync.state(desk.actor)
    value = {
        **asdict(report),
        "waiting": state.waiting,
        "confirmed": state.received,
        "attempts_checked": state.attempts_checked,
    }
    answer.data(value, "\n".join(f"{name}\t{count}" for name, count in value.items()))
    return 0
