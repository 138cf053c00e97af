"""The words of the test screen: the same keys and slots in every language, Dutch where a language has none."""

from __future__ import annotations

import ast
import string
from pathlib import Path

import pytest

from mo_desk.ui.kiosk.words import is_right_to_left, read_vocabulary
from tests.ui.conftest import RESOURCES

FOLDER = RESOURCES / "locale" / "kiosk"
PACKAGE = Path(__file__).parents[3] / "mo_desk" / "ui" / "kiosk"


def slots(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_every_language_has_the_keys_and_slots_of_dutch(language):
    vocabulary = read_vocabulary(FOLDER)
    dutch, other = vocabulary.words("nl").sentences, vocabulary.words(language).sentences

    assert set(other) == set(dutch)
    assert {key: slots(text) for key, text in other.items()} == {key: slots(text) for key, text in dutch.items()}


def test_every_key_that_the_screens_name_exists():
    known = read_vocabulary(FOLDER).words("nl").sentences
    named = {
        node.args[0].value
        for path in PACKAGE.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "text"
        if node.args and isinstance(node.args[0], ast.Constant)
    }

    assert len(named) > 30
    assert named - set(known) == set()


def test_no_language_writes_other_figures_than_0_to_9():
    everything = "".join("".join(words.sentences.values()) for words in read_vocabulary(FOLDER).by_language.values())

    assert not [sign for sign in everything if sign.isdecimal() and not sign.isascii()]


def test_a_language_without_words_gets_dutch_ones_and_its_own_name():
    vocabulary = read_vocabulary(FOLDER)

    assert vocabulary.words("tr").language == "nl"
    assert vocabulary.words("nl-BE").language == "nl"
    assert vocabulary.name("tr") == "Türkçe"


def test_direction_belongs_to_the_language():
    assert [tag for tag in ("ar", "fa", "prs", "ps", "ur", "he", "nl", "ti") if not is_right_to_left(tag)] == [
        "nl",
        "ti",
    ]
