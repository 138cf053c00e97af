"""The command line: finds the command, runs it, and turns every failure into a sentence on stderr and an exit code."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.metadata import version

from mo_desk.bootstrap.offline import texts_for
from mo_desk.cli.answer import Answer
from mo_desk.cli.arguments import Arguments, make_parser
from mo_desk.domain.errors import Damaged, MoDeskError, Refused, Unreachable, Untrusted

EXIT_DONE, EXIT_REFUSED, EXIT_USE, EXIT_UNREACHABLE, EXIT_DAMAGED = 0, 1, 2, 3, 4
Command = Callable[[Arguments, Answer], int]


def run(words: Sequence[str]) -> int:
    """Run one command and return its exit code; data goes to stdout, words to stderr."""
    arguments = make_parser(version("mo-desk")).parse_args(words, namespace=Arguments())
    texts = texts_for(arguments.language or "nl")
    try:
        command: Command = import_module(f"mo_desk.cli.commands.{arguments.command}").run
        return command(arguments, Answer(texts, as_json=arguments.json))
    except MoDeskError as error:
        print(texts.error(error), file=sys.stderr)
        return exit_code(error)
    except KeyboardInterrupt:
        return EXIT_REFUSED
    except (
        Exception
    ) as error:  # the outermost place of the command line: a bug is named, never traced over people's data
        print(f"mo-desk: {type(error).__name__}", file=sys.stderr)
        if arguments.json:
            return EXIT_DAMAGED
        raise


def exit_code(error: MoDeskError) -> int:
    """Return the exit code of a failure raised on purpose."""
    if isinstance(error, Refused):
        return EXIT_REFUSED
    if isinstance(error, Unreachable):
        return EXIT_UNREACHABLE
    return EXIT_DAMAGED if isinstance(error, Untrusted | Damaged) else EXIT_REFUSED
