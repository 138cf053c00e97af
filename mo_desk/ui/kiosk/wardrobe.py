"""Makes manners: the words, looks and sizes of the test screen, read once."""

from __future__ import annotations

from pathlib import Path

from mo_desk.ui.kiosk.manner import Manner, Sizes, read_sizes
from mo_desk.ui.kiosk.words import Vocabulary, read_vocabulary
from mo_desk.ui.plumbing.icons import Icons
from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.plumbing.style import Look, read_look

CONTRAST = "contrast"
PLAIN = "light"


class Wardrobe:
    """Knows both looks: the desk's own and the one of more contrast (or the light one, where the desk has contrast)."""

    def __init__(self, kit: Kit, folder: Path) -> None:
        other = PLAIN if kit.look.theme == CONTRAST else CONTRAST
        look = read_look(kit.look.folder, other)
        self.vocabulary: Vocabulary = read_vocabulary(folder)
        self.sizes: Sizes = read_sizes(kit.look.folder)
        self._looks: dict[bool, tuple[Look, Icons]] = {
            False: (kit.look, kit.icons),
            True: (look, kit.icons.in_look(look)),
        }

    def manner(self, language: str, size: int, *, contrast: bool) -> Manner:
        """Return the manner for a language (BCP 47), a text size (0-2) and a choice of contrast."""
        look, icons = self._looks[contrast]
        words = self.vocabulary.words(language)
        return Manner(language, words, look, icons, min(max(0, size), len(self.sizes.text) - 1), self.sizes)
