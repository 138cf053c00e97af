"""The sign-in window is painted before anything heavy is loaded; the services reach the windows as types only."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT, modules

HEAVY = {"sqlalchemy", "sqlcipher3", "openpyxl", "reportlab", "fastapi", "highspy", "alembic"}
FIRST_PAINT = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from mo_desk.paths import Home, shipped
from mo_desk.settings import read_settings
from mo_desk.ui.app import Windows, make_kit
from mo_desk.ui.shell.opener import HomeOpener

home = Home(Path(sys.argv[1]))
application = QApplication(sys.argv[:1])
settings = read_settings(shipped().resources / "settings.toml", home.folder / "settings.toml")
seen = {}

def painted():
    seen.update(card=windows.door.card.card_name, heavy=sorted(set(sys.argv[2:]) & set(sys.modules)))

windows = Windows(make_kit(application, "en"), HomeOpener(home, "en"), settings)
windows.door.painted.disconnect()
windows.door.painted.connect(painted)
windows.door.painted.connect(application.quit)
windows.door.show()
application.exec()
print(seen["card"], *seen["heavy"])
windows.close()
"""


def first_paint(home: Path, *watched: str) -> list[str]:
    """Return which card a fresh process paints first, and which of the watched packages it has loaded by then."""
    child = subprocess.run(
        [sys.executable, "-c", FIRST_PAINT, str(home), *watched],
        capture_output=True, text=True, check=False, cwd=ROOT, timeout=60, env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    assert child.returncode == 0, child.stderr
    return child.stdout.split()


def test_the_sign_in_window_is_painted_before_anything_heavy_is_loaded(tmp_path):
    (tmp_path / "keys.toml").write_text("", encoding="utf-8")

    assert first_paint(tmp_path, *HEAVY) == ["sign_in"]


def test_the_first_start_is_painted_before_anything_heavy_is_loaded(tmp_path):
    assert first_paint(tmp_path, *HEAVY) == ["first_run"]


def test_a_package_that_is_loaded_by_then_is_seen(tmp_path):
    assert first_paint(tmp_path, "PySide6") == ["first_run", "PySide6"]


def imports_outside_type_checking(tree: ast.AST) -> Iterator[str]:
    """Yield every module imported at run time, inside functions too."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            for one in node.orelse:
                yield from imports_outside_type_checking(ast.Module([one], []))
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            yield base
            yield from (f"{base}.{alias.name}" for alias in node.names)
        else:
            yield from imports_outside_type_checking(node)


def test_the_windows_import_the_services_as_types_only():
    found = [
        f"{path}: {name}"
        for path, tree in modules().items()
        if path.startswith("mo_desk/ui/")
        for name in imports_outside_type_checking(tree)
        if name == "mo_desk.services" or name.startswith("mo_desk.services.")
    ]

    assert found == []


def test_only_the_way_in_loads_bootstrap():
    found = {
        path
        for path, tree in modules().items()
        if path.startswith("mo_desk/ui/")
        for name in imports_outside_type_checking(tree)
        if name.startswith("mo_desk.bootstrap")
    }

    assert found <= {"mo_desk/ui/shell/opener.py"}


@pytest.mark.parametrize(
    "planted",
    [
        "from mo_desk.services.catalog import Catalog",
        "from mo_desk.services import catalog",
        "from mo_desk import services",
        "import mo_desk.services.catalog",
        "def f():\n    from mo_desk.services.catalog import Catalog",
        "if TYPE_CHECKING:\n    pass\nelse:\n    import mo_desk.services",
        "try:\n    import mo_desk.services\nexcept ImportError:\n    pass",
    ],
)
def test_a_planted_import_is_found(planted):
    names = set(imports_outside_type_checking(ast.parse(planted)))

    assert any(name.startswith("mo_desk.services") for name in names)


def test_a_type_only_import_is_let_through():
    tree = ast.parse("if TYPE_CHECKING:\n    from mo_desk.services.catalog import Catalog")

    assert list(imports_outside_type_checking(tree)) == []
