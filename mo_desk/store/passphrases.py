"""What a passphrase must be, and how a name and a passphrase are written before they are turned into a key.

Length is the rule (ten characters; the manual advises four words). Upper case, digits and signs are not asked for, and
nothing expires: NIST SP 800-63B, 5.1.1.2. Beside it only what anyone would try first is refused.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from mo_desk.domain.errors import Invalid

SHORTEST = 10
LONGEST = 1000
# What must be left of a passphrase after the words of the user's own name are taken out.
_BESIDE_NAME = 6
_COMMON = frozenset({
    "wachtwoord", "paswoord", "passwoord", "password", "passphrase", "motdepasse", "welkom", "welkomwelkom", "geheim",
    "geheimgeheim", "letmein", "iloveyou", "inburgering", "vlaanderen", "maatschappelijke", "maatschappelijkeorientatie",
    "maatschappelijkeoriëntatie", "modesk", "modeskmodesk", "qwertyuiop", "azertyuiop", "qwertyqwerty", "azertyazerty",
})  # fmt: skip


def check_passphrase(passphrase: str, name: str) -> None:
    """Accept a new passphrase or say what is wrong with it.

    Raises: `Invalid` on field `passphrase` (`passphrase_too_short`, `passphrase_too_long`, `passphrase_common`,
    `passphrase_is_name`).
    """
    folded = fold_passphrase(passphrase).casefold()
    if len(folded.strip()) < SHORTEST:
        raise Invalid("passphrase_too_short", "passphrase", minimum=SHORTEST)
    if len(folded) > LONGEST:
        raise Invalid("passphrase_too_long", "passphrase", maximum=LONGEST)
    letters = re.sub(r"[\W\d_]", "", folded)
    if letters in _COMMON or len(set(folded)) < 4 or _is_a_row(folded):
        raise Invalid("passphrase_common", "passphrase")
    left = re.sub(r"[\W_]", "", folded)
    for word in re.split(r"[\W_]+", fold_name(name)):
        left = left.replace(word, "") if len(word) >= 3 else left
    if len(left) < _BESIDE_NAME:
        raise Invalid("passphrase_is_name", "passphrase")


def fold_name(name: str) -> str:
    """Write a name so that case, double spaces and the way accents are encoded do not matter (NFC, casefolded)."""
    return unicodedata.normalize("NFC", " ".join(unicodedata.normalize("NFC", name).casefold().split()))


def fold_passphrase(passphrase: str) -> str:
    """Write a passphrase so that two keyboards that encode an accent differently give the same one (NFC)."""
    return unicodedata.normalize("NFC", passphrase)


def _is_a_row(text: str) -> bool:
    """Say whether every character follows the one before it, up or down: 1234567890, abcdefghij."""
    wrap = 10 if text.isdigit() else 0x110000  # after a 9 comes a 0
    steps = {(ord(after) - ord(before)) % wrap for before, after in pairwise(text)}
    return steps in ({1}, {wrap - 1})
