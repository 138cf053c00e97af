"""Rules import what is listed here and nothing else: no files, no clock, no chance, no network, no database."""

from __future__ import annotations

import ast

from tests.architecture.sources import modules

ALLOWED = {
    "__future__", "collections", "collections.abc", "dataclasses", "datetime", "decimal", "enum", "fractions", "hashlib",
    "math", "typing", "unicodedata", "zoneinfo", "functools", "itertools", "re",
}  # fmt: skip


def imported(tree: ast.AST) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


def test_the_domain_imports_only_what_is_listed():
    strangers = {
        path: sorted(name for name in imported(tree) if name not in ALLOWED and not name.startswith("mo_desk.domain"))
        for path, tree in modules().items()
        if path.startswith("mo_desk/domain/")
    }

    assert {path: names for path, names in strangers.items() if names} == {}


def test_a_planted_clock_is_found():
    assert imported(ast.parse("import time\nfrom os import path")) - ALLOWED == {"time", "os"}


def test_the_domain_asks_neither_today_nor_now():
    asked = [
        f"{path}:{node.lineno}"
        for path, tree in modules().items()
        if path.startswith("mo_desk/domain/")
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in {"now", "today", "utcnow"} and isinstance(node.value, ast.Name)
        and node.value.id in {"datetime", "date"}
    ]  # fmt: skip

    assert asked == []
