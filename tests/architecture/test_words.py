"""The words on screen, paper and test screen are those of docs/nl/woordenlijst.md; its forbidden words appear nowhere.

Looked at: the Dutch catalogue, the wordings of papers and workbooks, the Dutch texts of the test screen. Slots such as
`{hub}` are not words. Where a longer expression is allowed, as *inburgeringsattest* is, it is taken out first.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
WORD_LIST = ROOT / "docs/nl/woordenlijst.md"
CATALOGUE = ROOT / "resources/locale/nl/LC_MESSAGES/mo_desk.po"
TEST_SCREEN = ROOT / "resources/locale/kiosk/nl.toml"
WORDINGS = sorted((ROOT / "mo_desk/documents").glob("*/wording.py"))

OTHER_LANGUAGES = frozenset({"en", "fr", "ar", "de"})
ROWS_IN_THE_GLOSSARY = 56


@dataclass(frozen=True, slots=True)
class Forbidden:
    """A word that may not be read, what to say instead, and the expressions in which it is allowed."""

    word: str
    instead: str
    allowed: tuple[str, ...]

    def found_in(self, text: str) -> bool:
        """Say whether the text holds the word outside slots and allowed expressions."""
        rest = re.sub(r"\{[^}]*\}", " ", text).casefold()
        for expression in self.allowed:
            rest = rest.replace(expression.casefold(), " ")
        tail = r"\w*" if self.word.endswith("*") else ""
        return re.search(rf"\b{re.escape(self.word.rstrip('*').casefold())}{tail}\b", rest) is not None


def table(markdown: str, heading: str) -> list[list[str]]:
    """Return the cells of the first table under a heading, without its head."""
    section = markdown.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def forbidden_words(markdown: str) -> list[Forbidden]:
    """Read the table of forbidden words."""
    rows = table(markdown, "Verboden woorden")
    return [Forbidden(word, instead, tuple(filter(None, allowed.split(", ")))) for word, instead, allowed in rows]


def violations(texts: Iterator[str], forbidden: list[Forbidden]) -> list[str]:
    """Say which texts hold which forbidden word."""
    return [f"{rule.word} -> {rule.instead}: {text}" for text in texts for rule in forbidden if rule.found_in(text)]


def catalogue_texts(path: Path) -> Iterator[str]:
    """Give the translations of a catalogue, plural forms included."""
    with path.open("rb") as file:
        catalogue = read_po(file)
    for message in catalogue:
        if message.id:
            yield from [message.string] if isinstance(message.string, str) else message.string or ()


def toml_texts(path: Path) -> Iterator[str]:
    """Give every string value of a TOML file."""
    waiting: list[object] = [tomllib.loads(path.read_text(encoding="utf-8"))]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)


def dutch_literals(source: str) -> Iterator[str]:
    """Give the string literals of a wording module, without docstrings, keys and texts marked as another language."""
    yield from _literals(ast.parse(source))


def _literals(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.Dict):
        for key, value in zip(node.keys, node.values, strict=True):
            if not (isinstance(key, ast.Constant) and key.value in OTHER_LANGUAGES):
                yield from _literals(value)
    elif not _is_docstring(node) and not _is_other_language(node):
        for child in ast.iter_child_nodes(node):
            yield from _literals(child)


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _is_other_language(node: ast.AST) -> bool:
    if isinstance(node, ast.keyword):
        return node.arg in OTHER_LANGUAGES
    target: ast.expr | None = node.target if isinstance(node, ast.AnnAssign) else None
    target = node.targets[0] if isinstance(node, ast.Assign) else target
    return isinstance(target, ast.Name) and target.id.casefold().rpartition("_")[2] in OTHER_LANGUAGES


@pytest.fixture(scope="module")
def markdown() -> str:
    return WORD_LIST.read_text(encoding="utf-8")


def test_every_row_of_the_glossary_is_there_and_complete(markdown: str) -> None:
    rows = table(markdown, "Woorden")

    assert len(rows) == ROWS_IN_THE_GLOSSARY
    assert [row[0] for row in rows if not all(row[:4]) or row[4] not in {"G", "O"}] == []


def test_each_dutch_word_stands_once(markdown: str) -> None:
    words = [row[0] for row in table(markdown, "Woorden")]

    assert sorted(set(words)) == sorted(words)


def test_no_word_of_the_list_is_itself_forbidden(markdown: str) -> None:
    words = (row[0] for row in table(markdown, "Woorden"))

    assert violations(words, forbidden_words(markdown)) == []


def test_the_dutch_catalogue_holds_no_forbidden_word(markdown: str) -> None:
    assert violations(catalogue_texts(CATALOGUE), forbidden_words(markdown)) == []


def test_the_test_screen_holds_no_forbidden_word(markdown: str) -> None:
    assert violations(toml_texts(TEST_SCREEN), forbidden_words(markdown)) == []


@pytest.mark.parametrize("path", WORDINGS, ids=lambda path: path.parent.name)
def test_papers_and_workbooks_hold_no_forbidden_word(path: Path, markdown: str) -> None:
    assert violations(dutch_literals(path.read_text(encoding="utf-8")), forbidden_words(markdown)) == []


@pytest.mark.parametrize(
    "planted",
    [
        "De zitting van vandaag",
        "Twee zittingen gepland",
        "Je hebt voldaan.",
        "Druk je attest af",
        "Open de kiosk",
        "De hub antwoordt niet",
        "Kies een formulier",
        "Opgeslagen",
    ],
)
def test_a_planted_word_is_found(planted: str, markdown: str) -> None:
    assert len(violations(iter([planted]), forbidden_words(markdown))) == 1


@pytest.mark.parametrize(
    "right",
    [
        "Dit is geen inburgeringsattest.",
        "Het adres is {hub}.",
        "Gebruik mo-desk attestation verify.",
        "Bewaard",
        "Onvoldoende",
    ],
)
def test_an_allowed_expression_passes(right: str, markdown: str) -> None:
    assert violations(iter([right]), forbidden_words(markdown)) == []


def test_a_word_planted_in_a_catalogue_is_found(tmp_path: Path, markdown: str) -> None:
    planted = tmp_path / "mo_desk.po"
    planted.write_text('msgid "Sitting"\nmsgstr "Zitting"\n', encoding="utf-8")

    assert len(violations(catalogue_texts(planted), forbidden_words(markdown))) == 1


def test_a_word_planted_in_a_wording_is_found_and_other_languages_are_left(markdown: str) -> None:
    source = '"""An attest."""\nA = {"nl": "Attest", "fr": "Attestation"}\nHEAD_EN = "Attestation"\nB = say(nl="attest", en="attest")\n'

    assert len(violations(dutch_literals(source), forbidden_words(markdown))) == 2
