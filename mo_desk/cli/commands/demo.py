"""`mo-desk demo`: one whole test day, headless, into a folder."""

from __future__ import annotations

import os

from mo_desk.bootstrap.demo import DemoPlan, run_demo
from mo_desk.cli.answer import Answer
from mo_desk.cli.arguments import Arguments
from mo_desk.paths import Home

DEMO_PASSPHRASE = "oefenen met mo desk"  # noqa: S105 - fictitious people only, and told to whoever runs the demo


def run(arguments: Arguments, answer: Answer) -> int:
    """Do the day and answer with the summary."""
    out = arguments.out
    passphrase = os.environ.get("MO_DESK_PASSPHRASE", "") or DEMO_PASSPHRASE
    plan = DemoPlan(out, Home(arguments.home or out / "toestel"), arguments.people, arguments.seed, passphrase)
    summary = run_demo(plan, answer.words)
    answer.data(summary, "\n".join(f"{name}\t{value}" for name, value in summary.items() if name != "files"))
    answer.words(answer.texts.say("Everything is in {folder}.", folder=out))
    return 0
