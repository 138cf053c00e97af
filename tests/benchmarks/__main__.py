"""`make bench`: every figure of the performance page that this release answers for, one line each, and bench.json.

Rows can be named to run only those: `python -m tests.benchmarks 2 10`.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from importlib import import_module
from pathlib import Path

ROWS = {1: "start", 2: "answer", 3: "click", 4: "workbook", 6: "push", 10: "unlock", 12: "rebuild"}


def main() -> int:
    """Run the rows and print the table; a goal that is not reached fails nothing."""
    chosen = [int(word) for word in sys.argv[1:]] or list(ROWS)
    print(f"{'#':>2}  {'what':<46} {'ours':>14}  {'limit or peer':>26}  {'ratio':>9}  goal")
    told = []
    for row in chosen:
        for figure in import_module(f"tests.benchmarks.{ROWS[row]}").figures():
            print(figure.line(), flush=True)
            told.append({**asdict(figure), "reached": figure.reached})
    Path("bench.json").write_text(json.dumps(told, indent=1), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
