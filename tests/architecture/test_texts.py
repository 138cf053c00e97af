"""Every text a user sees is in the catalogues: whole sentences, every code, every language, the same slots."""

from __future__ import annotations

import ast
import string
from pathlib import Path

import pytest
from babel.messages import pofile
from babel.messages.extract import extract_from_dir

from mo_desk.messages import MESSAGES
from tests.architecture.sources import PACKAGE, ROOT, calls, modules

ERRORS = {
    "Refused", "NotAllowed", "Invalid", "Conflict", "NotFound", "Stopped", "Unreachable", "Untrusted", "Damaged",
}  # fmt: skip
KEYWORDS = {"say": None, "say_many": (1, 2), "N_": None}


def message_ids() -> set[str]:
    found = extract_from_dir(str(PACKAGE), [("**.py", "python")], keywords=KEYWORDS, comment_tags=())
    return {message if isinstance(message, str) else message[0] for _, _, message, _, _ in found}


def catalogue(language: str) -> dict[str, tuple[str, ...]]:
    path = ROOT / f"resources/locale/{language}/LC_MESSAGES/mo_desk.po"
    with path.open("rb") as file:
        return {
            message.id if isinstance(message.id, str) else message.id[0]: (message.string,)
            if isinstance(message.string, str)
            else tuple(message.string or ())
            for message in pofile.read_po(file, locale=language)
            if message.id
        }


def slots(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_text_is_translated(language):
    translated = {key for key, texts in catalogue(language).items() if all(texts)}

    assert sorted(message_ids() - translated) == []


def test_french_knows_every_text_by_its_id():
    assert sorted(message_ids() - set(catalogue("fr"))) == []


@pytest.mark.parametrize("language", ["nl", "en", "fr"])
def test_translations_keep_their_slots(language):
    different = [
        key
        for key, texts in catalogue(language).items()
        for text in texts
        if text and slots(text) - {"count"} != slots(key) - {"count"}
    ]

    assert different == []


def test_no_catalogue_holds_a_text_that_nobody_says():
    assert sorted(set(catalogue("nl")) - message_ids()) == []


def test_every_error_code_has_a_text():
    raised = {
        argument.value
        for tree in modules().values()
        for name, call in calls(tree)
        if name in ERRORS and call.args
        for argument in call.args[:1]
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    }

    assert sorted(raised - set(MESSAGES)) == []


def test_no_sentence_is_built_from_pieces():
    built = [
        f"{path}:{call.lineno}"
        for path, tree in modules().items()
        for name, call in calls(tree)
        if name in {"say", "say_many"} and call.args and path not in {"mo_desk/texts.py"}
        for argument in call.args[: 1 if name == "say" else 2]
        if isinstance(argument, ast.JoinedStr | ast.BinOp)
    ]

    assert built == []


def test_a_planted_piece_is_found():
    tree = ast.parse('say("You have " + str(points))')

    assert [isinstance(call.args[0], ast.BinOp) for name, call in calls(tree) if name == "say"] == [True]


def test_compiled_catalogues_are_made_by_make_and_not_kept():
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").split()

    assert "*.mo" in ignored
    assert Path(ROOT / "Makefile").read_text(encoding="utf-8").count("%.mo: %.po") == 1
