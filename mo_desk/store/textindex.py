"""Full-text search over the library: SQLite's FTS5 in memory, made when first asked for, never on the disk.

Texts are folded (no accents, no vowel signs, no case) before they are indexed, and so are the words that are looked for;
each word finds what begins with it. The better match stands first (bm25: https://www.sqlite.org/fts5.html).

    index = TextIndex(texts)
    index.find("huur waarb")
"""

from __future__ import annotations

import re
import sqlite3
import threading
from collections.abc import Sequence

from mo_desk.domain.naming import fold
from mo_desk.views.search import SearchHit, SearchText

HITS_LIMIT = 60
WORDS_LIMIT = 8
AROUND = 9
"""Words shown before and after the place where something was found."""
_TITLE_WEIGHT, _BODY_WEIGHT = 8.0, 1.0
_WORD = re.compile(r"\w+")


class TextIndex:
    """An index over a fixed set of texts; may be asked from any thread."""

    def __init__(self, texts: Sequence[SearchText]) -> None:
        self._texts = tuple(texts)
        self._lock = threading.Lock()
        self._connection = sqlite3.connect(":memory:", check_same_thread=False)
        self._connection.execute(
            "CREATE VIRTUAL TABLE texts USING fts5(title, body, tokenize='unicode61', prefix='2 3')"
        )
        self._connection.executemany(
            "INSERT INTO texts (rowid, title, body) VALUES (?, ?, ?)",
            ((place, fold(text.title), fold(text.body)) for place, text in enumerate(self._texts)),
        )

    def find(self, search: str) -> tuple[SearchHit, ...]:
        """Return what contains a word beginning with each word of the search, the best first; at most 60.

        One lesson or window is shown once, in the language where it fits best.
        """
        words = _WORD.findall(fold(search))[:WORDS_LIMIT]
        if not words:
            return ()
        query = " ".join(f'"{word}"*' for word in words)
        with self._lock:
            rows = self._connection.execute(
                "SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY bm25(texts, ?, ?), rowid LIMIT ?",
                (query, _TITLE_WEIGHT, _BODY_WEIGHT, 4 * HITS_LIMIT),
            ).fetchall()
        hits: dict[tuple[str, str], SearchHit] = {}
        for (place,) in rows:
            text = self._texts[place]
            hits.setdefault(
                (text.kind, text.target),
                SearchHit(text.kind, text.target, text.language, text.title, _around(text.body, words)),
            )
        return tuple(hits.values())[:HITS_LIMIT]


def _around(body: str, words: Sequence[str]) -> str:
    """Return the words around the first one that begins with what was looked for, or the beginning of the text."""
    parts = body.split()
    found = next((place for place, part in enumerate(parts) if _begins(part, words)), 0)
    start, end = max(0, found - AROUND), found + AROUND + 1
    return ("… " if start else "") + " ".join(parts[start:end]) + (" …" if end < len(parts) else "")


def _begins(part: str, words: Sequence[str]) -> bool:
    return any(piece.startswith(word) for piece in _WORD.findall(fold(part)) for word in words)
