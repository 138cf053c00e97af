"""`mo-desk export results`: the results workbook of a sitting."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from mo_desk.cli.answer import Answer
from mo_desk.cli.arguments import Arguments
from mo_desk.cli.signin import open_home
from mo_desk.domain.errors import NotFound
from mo_desk.domain.ids import SittingId


def run(arguments: Arguments, answer: Answer) -> int:
    """Write the workbook to the file named by --out, and the CSV beside it."""
    out: Path = arguments.out
    with open_home(arguments, answer) as desk:
        sittings = desk.catalog.sittings.list_sittings(desk.actor)
        if not sittings:
            raise NotFound("sitting_unknown")
        chosen = SittingId(arguments.sitting) if arguments.sitting else sittings[0].sitting_id
        out.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=desk.home.exports) as folder:
            book, table = desk.catalog.exports.results_workbook(
                desk.actor, chosen, Path(folder), reason=arguments.reason
            )
            shutil.move(book, out)
            shutil.move(table, out.with_suffix(".csv"))
    answer.data({"workbook": str(out), "csv": str(out.with_suffix(".csv"))}, str(out))
    return 0
