"""The words of the command line: one parser, one subparser a command, the same three options everywhere.

Exit codes: 0 done, 1 refused with a reason, 2 wrong use, 3 unreachable, 4 untrusted or damaged.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

COMMANDS = ("demo", "desk", "roster", "bank", "lessons", "form", "score", "export", "attestation", "journal", "sync")


class Arguments(argparse.Namespace):
    """What was typed; commands read their own options from it."""

    command: str
    action: str
    home: Path | None
    json: bool
    language: str


def names_a_command(words: Sequence[str]) -> bool:
    """Say whether the words ask for the command line; without a command the windows open."""
    return any(word in COMMANDS or word in {"-h", "--help", "--version"} for word in words)


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: {message}\n")


def make_parser(version: str) -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    parser = _Parser(prog="mo-desk", description="Maatschappelijke oriëntatie on one laptop, offline.")
    parser.add_argument("--version", action="version", version=f"mo-desk {version}")
    common = _Parser(add_help=False)
    common.add_argument("--home", type=Path, default=None, help="folder of the desk (else MO_DESK_HOME)")
    common.add_argument("--json", action="store_true", help="answer as JSON on stdout")
    common.add_argument("--language", choices=("nl", "en", "fr"), default="", help="language of the sentences")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND", parser_class=_Parser)

    demo = commands.add_parser("demo", parents=[common], help="one whole test day, headless")
    demo.add_argument("--out", type=Path, required=True, help="folder for workbook, papers, receipts and summary")
    demo.add_argument("--people", type=int, default=15, help="participants, 2 to 40")
    demo.add_argument("--seed", type=int, default=2026, help="what the simulated participants answer follows from it")

    desk = _group(commands, "desk", "the laptop's own database")
    _leaf(desk, common, "init", "make the database, the first user and the recovery code")

    roster = _group(commands, "roster", "lists from the agency")
    one = _leaf(roster, common, "import", "judge a list and store what is good")
    one.add_argument("file", type=Path)
    one.add_argument("--group", default="", help="course number; else the one in the list")
    one.add_argument("--preview", action="store_true", help="judge only, store nothing")

    _content_commands(commands, common)
    _add_forms(commands, common)

    score = commands.add_parser("score", parents=[common], help="score an answers file; needs no desk")
    score.add_argument("--form", type=Path, required=True)
    score.add_argument("--answers", type=Path, required=True)
    score.add_argument("--rule", required=True)
    score.add_argument("--evaluations", type=Path, default=None)

    export = _group(commands, "export", "spreadsheets")
    one = _leaf(export, common, "results", "the results workbook of a sitting")
    one.add_argument("--out", type=Path, required=True)
    one.add_argument("--sitting", default="", help="id of the sitting; else the latest")
    one.add_argument("--reason", default="", help="why it is exported again")

    attestation = _group(commands, "attestation", "papers")
    one = _leaf(attestation, common, "verify", "check a PDF, a picture or the text of a QR, offline")
    one.add_argument("paper", help="a file, or the text that begins with MO1:")

    journal = _group(commands, "journal", "the journal")
    one = _leaf(journal, common, "verify", "walk every chain; with --head check a paper's head code")
    one.add_argument("--head", default="")
    one.add_argument(
        "--tables", action="store_true", help="compare every row that is shown with the journal too; takes longer"
    )
    _leaf(journal, common, "rebuild", "make all tables anew from the journal")
    _leaf(journal, common, "head", "show the head code of this laptop")

    sync = commands.add_parser("sync", parents=[common], help="send to the agency what it does not have")
    sync.add_argument("--enrol", nargs=2, metavar=("ADDRESS", "CODE"), default=None, help="become known first")
    return parser


def _content_commands(commands: argparse._SubParsersAction[_Parser], common: _Parser) -> None:
    """Add what checks content; it needs no desk."""
    bank = _group(commands, "bank", "the question bank")
    one = _leaf(bank, common, "check", "lint an edition against the blueprint")
    one.add_argument("path", type=Path, nargs="?", default=None)
    one.add_argument("--blueprint", default="mo-41")

    lessons = _group(commands, "lessons", "lessons, windows of the canon and course plans")
    one = _leaf(lessons, common, "check", "lint an edition of lessons against the question bank")
    one.add_argument("path", type=Path, nargs="?", default=None)
    one.add_argument(
        "--bank", type=Path, default=None, help="edition of the bank that the lessons name; else the shipped one"
    )


def _add_forms(commands: argparse._SubParsersAction[_Parser], common: _Parser) -> None:
    """Add what draws and corrects forms."""
    form = _group(commands, "form", "forms from the bank")
    one = _leaf(form, common, "assemble", "draw parallel practice forms")
    one.add_argument("--blueprint", required=True)
    one.add_argument("--count", type=int, required=True)
    one.add_argument("--seed", type=int, required=True)
    one.add_argument("--out", type=Path, required=True)
    one = _leaf(
        form, common, "correct-key", "correct a faulty key after sittings; each option named goes one step further"
    )
    one.add_argument("--form", default="", help="id or name of the form; without it the forms that were sat are listed")
    one.add_argument("--item", default="", help="id of the question; without it the questions are listed")
    one.add_argument("--option", default="", help="what is right from now on; without it the present key is shown")
    one.add_argument("--reason", default="", help="why the key was wrong")
    one.add_argument("--preview", action="store_true", help="say what would change, correct nothing")


def _group(commands: argparse._SubParsersAction[_Parser], name: str, about: str) -> argparse._SubParsersAction[_Parser]:
    parser = commands.add_parser(name, help=about)
    return parser.add_subparsers(dest="action", required=True, metavar="ACTION", parser_class=_Parser)


def _leaf(group: argparse._SubParsersAction[_Parser], common: _Parser, name: str, about: str) -> _Parser:
    return group.add_parser(name, parents=[common], help=about)
