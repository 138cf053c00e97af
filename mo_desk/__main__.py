"""Start MO Desk: a command where one is named, else the windows. The only file that may name several faces."""

from __future__ import annotations

import sys
from importlib.metadata import version


def main() -> int:
    """Run the agency's server, the command line, or the windows, by what was typed."""
    words = sys.argv[1:]
    if words[:1] == ["hub"]:
        return _hub(words[1:])
    from mo_desk.cli.arguments import names_a_command

    if names_a_command(words):
        from mo_desk.cli.main import run

        return run(words)
    from mo_desk.ui.app import run_windows

    return run_windows(words)


def _hub(words: list[str]) -> int:
    from mo_desk.bootstrap.hub import Doors
    from mo_desk.bootstrap.offline import texts_for
    from mo_desk.cli.main import exit_code
    from mo_desk.domain.errors import MoDeskError
    from mo_desk.hub.main import run

    try:
        run(words, Doors(), version("mo-desk"))
    except MoDeskError as error:
        print(texts_for("nl").error(error), file=sys.stderr)  # noqa: T201 - words go to stderr
        return exit_code(error)
    return 0


if __name__ == "__main__":
    sys.exit(main())
