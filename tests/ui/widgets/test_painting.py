"""Every painter is closed by `with`: a failure while painting then reaches the crash dialog instead of ending the process.

A painter left open by an exception makes Qt destroy a surface that is still painted on: a segmentation fault, seen with 6.11.3.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

UI = Path(__file__).parents[3] / "mo_desk" / "ui"
PAINTERS = {"QPainter", "QStylePainter"}


def painters_made(tree: ast.AST) -> list[ast.Call]:
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return [call for call in calls if isinstance(call.func, ast.Name) and call.func.id in PAINTERS]


def painters_closed(tree: ast.AST) -> int:
    entered = [item.context_expr for node in ast.walk(tree) if isinstance(node, ast.With) for item in node.items]
    made = [
        one
        for one in entered
        if isinstance(one, ast.Call) and isinstance(one.func, ast.Name) and one.func.id in PAINTERS
    ]
    named = [one for one in entered if isinstance(one, ast.Name) and one.id == "painter"]
    return len(made) + len(named)


@pytest.mark.parametrize("path", sorted(UI.rglob("*.py")), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_painter_is_closed_by_with(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))

    assert len(painters_made(tree)) == painters_closed(tree)
