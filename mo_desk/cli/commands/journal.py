"""`mo-desk journal`: verify every chain, rebuild the tables, show the head code."""

from __future__ import annotations

from dataclasses import asdict

from mo_desk.cli.answer import Answer
from mo_desk.cli.arguments import Arguments
from mo_desk.cli.signin import open_home


def run(arguments: Arguments, answer: Answer) -> int:
    """Answer for the chosen action; a journal that is not sound gives exit code 4."""
    with open_home(arguments, answer) as desk:
        maintenance = desk.catalog.maintenance
        if arguments.action == "head":
            view = maintenance.device(desk.actor)
            answer.data({"head": view.head_code, "entries": view.entries}, view.head_code)
            return 0
        if arguments.action == "rebuild":
            entries = maintenance.rebuild(desk.actor)
            answer.data({"entries": entries}, str(entries))
            return 0
        report = maintenance.verify_journal(desk.actor, arguments.head, tables=arguments.tables)
    chains = [
        {
            "chain": chain.chain_id,
            "entries": chain.entries,
            "head": chain.head_code,
            "bad_seq": chain.bad_seq,
            "bad_reason": chain.bad_reason,
        }
        for chain in report.chains
    ]
    value = {
        "sound": report.sound,
        "behind_mark": report.behind_mark,
        "head_known": report.head_known,
        "chains": chains,
        "tables": None if report.rows is None else [asdict(row) for row in report.rows],
    }
    lines = [
        f"{chain.chain_id}\t{chain.entries}\t{chain.head_code}\t"
        + (f"entry {chain.bad_seq}: {chain.bad_reason}" if chain.bad_seq else "sound")
        for chain in report.chains
    ]
    lines += [f"{row.table}\t{row.key}\t{row.what}" for row in report.rows or ()]
    answer.data(value, "\n".join(lines))
    if report.head_known is not None:
        say = answer.texts.say
        known = (
            say("This head code is in the journal.")
            if report.head_known
            else say("This head code is not in the journal.")
        )
        answer.words(known)
    if report.rows:
        answer.words(
            answer.texts.say(
                "What is shown is not what the journal says. The journal is sound: {command} makes the tables anew.",
                command="mo-desk journal rebuild",
            )
        )
    return 0 if report.sound and report.head_known is not False else 4
