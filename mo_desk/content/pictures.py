"""Reading which pictograms and diagrams an edition has: `media/pictograms.toml` and `media/diagrams/<id>.toml`.

A pictogram is a drawing of an openly licensed set with words in several languages for what one sees. A diagram is a
drawing of our own whose places `{name}` are filled with the texts of one language, so that one drawing serves all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path

from mo_desk.content.lessons import LANGUAGES, NAME
from mo_desk.content.tables import read_toml
from mo_desk.domain.errors import Invalid

SVG_LIMIT_BYTES = 256 * 1024
_SLOT = re.compile(r"\{([a-z0-9_]+)\}")


@dataclass(frozen=True, slots=True)
class Diagram:
    """A drawing with places for texts; `texts` by language, each with the same names."""

    diagram_id: str
    drawing: str
    texts: Mapping[str, Mapping[str, str]]

    def drawn(self, language: str) -> str:
        """Return the SVG with the texts of one language, or of Dutch where that language is not there."""
        texts = self.texts.get(language) or self.texts[LANGUAGES[0]]
        return _SLOT.sub(lambda found: escape(texts[found.group(1)]), self.drawing)


def read_pictograms(media: Path) -> Mapping[str, Mapping[str, str]]:
    """Return the words of every pictogram by language.

    Raises:
        Invalid: the list is not as it should be, or a drawing is missing; file and key are named.
    """
    table = read_toml(media / "pictograms.toml")
    table.text("source", limit=200)
    entries = table.table("pictograms")
    words: dict[str, Mapping[str, str]] = {}
    for name in entries.left():
        entry = entries.table(name)
        entry.text("hexcode", limit=64, pattern="[0-9A-F]+(-[0-9A-F]+)*")
        texts = entry.table("text")
        words[name] = {language: texts.text(language, limit=80) for language in texts.left()}
        entry.finish()
        if not (media / "pictograms" / f"{name}.svg").is_file():
            raise entries.refusal("content_missing", name)
    table.finish()
    return words


def read_diagrams(folder: Path) -> Mapping[str, Diagram]:
    """Return every diagram by id.

    Raises:
        Invalid: a file is not as it should be, too large, or a place of the drawing has no text in some language.
    """
    return {path.stem: _diagram(path) for path in sorted(folder.glob("*.toml"))}


def _diagram(path: Path) -> Diagram:
    table = read_toml(path)
    diagram_id = table.text("id", limit=64, pattern=NAME)
    if diagram_id != path.stem:
        raise table.refusal("content_value_wrong", "id")
    texts: dict[str, Mapping[str, str]] = {}
    by_language = table.table("texts")
    for language in by_language.left():
        entry = by_language.table(language)
        texts[language] = {name: entry.text(name, limit=120) for name in entry.left()}
    table.finish()
    drawing = _drawing(path.with_suffix(".svg"))
    slots = set(_SLOT.findall(drawing))
    for language in LANGUAGES:
        if set(texts.get(language, {})) != slots:
            raise table.refusal("content_parts_differ", f"texts.{language}")
    return Diagram(diagram_id, drawing, texts)


def _drawing(path: Path) -> str:
    name = f"{path.parent.name}/{path.name}"
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Invalid("content_missing", field=name, file=name) from error
    if len(data) > SVG_LIMIT_BYTES:
        raise Invalid("content_too_large", field=name, file=name, limit=SVG_LIMIT_BYTES)
    return data.decode("utf-8")
