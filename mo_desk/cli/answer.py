"""How a command answers: data to stdout, words to stderr, JSON when asked."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass

from mo_desk.texts import Texts


@dataclass(frozen=True, slots=True)
class Answer:
    """The two channels of a command."""

    texts: Texts
    as_json: bool

    def words(self, sentence: str) -> None:
        """Say a sentence to whoever watches."""
        print(sentence, file=sys.stderr)

    def data(self, value: object, plain: str) -> None:
        """Give the answer: as JSON when asked, else the plain text."""
        print(json.dumps(value, ensure_ascii=False, indent=1) if self.as_json else plain)
