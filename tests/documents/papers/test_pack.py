from __future__ import annotations

import re
from html.parser import HTMLParser

from mo_desk.documents.papers.labels import labels
from mo_desk.documents.papers.pack import pack
from tests.documents.papers.samples import SHEET, WORKSHOP


def made(*languages: str) -> str:
    said = {language: labels(WORKSHOP.templates, language) for language in languages}
    return pack(SHEET, languages, {"ar": "العربية"}, said, {"house": {"nl": "een huis", "ar": "بيت"}})


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def test_a_pack_asks_nothing_of_a_network_and_runs_no_script():
    reader = Reader()
    reader.feed(made("nl", "ar"))
    addresses = [value for _, attrs in reader.tags for name, value in attrs.items() if name in {"src", "href"}]

    assert all(value and value.startswith(("data:", "#")) for value in addresses)
    assert not {tag for tag, _ in reader.tags} & {"script", "iframe", "object", "form", "link"}
    assert "default-src 'none'" in made("nl")


def test_each_language_has_its_own_direction_and_its_own_words_for_pictures():
    text = made("nl", "ar")

    assert "<section id='ar' lang='ar' dir='rtl'>" in text
    assert 'alt="بيت"' in text
    assert "كلمة 3" in text


def test_texts_are_escaped():
    assert "Je &lt;contract&gt;" in made("nl")


def test_pictures_are_inside_the_file():
    assert re.search(r"src='data:image/svg\+xml;base64,[A-Za-z0-9+/=]+'", made("nl"))
