"""Reading the windows of the canon: one file a window, `windows/<id>.toml`, documented in `canon_content/README.md`."""

from __future__ import annotations

from pathlib import Path

from mo_desk.content.lessons import LANGUAGES, NAME
from mo_desk.content.sources import read_source
from mo_desk.content.tables import Table, read_toml
from mo_desk.domain.errors import Invalid
from mo_desk.views.canon import Place, WindowText, WindowView

CANON_WINDOWS = 60
"""How many windows the canon has; source: canonvanvlaanderen.be, launched 9 May 2023."""
CATEGORIES = ("figuren", "plaatsen", "uitvindingen", "teksten", "gebeurtenissen", "ontwikkelingen")
STRANDS = ("macht", "grenzen", "economie", "kunsten", "zingeving", "migratie", "landschap")
"""The seven theme labels of the canon's site."""
OLDEST_YEAR = -600_000
NEWEST_YEAR = 2100


def read_windows(folder: Path) -> tuple[WindowView, ...]:
    """Read every window of an edition, in the order of time.

    Raises:
        Invalid: a file is not as it should be (file and key named), there are more than 60, or two have one number.
    """
    paths = sorted(folder.glob("*.toml"))
    if len(paths) > CANON_WINDOWS:
        raise Invalid("content_too_many", field=folder.name, file=folder.name, key="*.toml", limit=CANON_WINDOWS)
    windows = [read_window(path) for path in paths]
    numbers = [window.number for window in windows if window.number]
    for window in windows:
        if window.number and numbers.count(window.number) > 1:
            file = f"{folder.name}/{window.window_id}.toml"
            raise Invalid("content_duplicate_id", field="number", file=file, id=str(window.number))
    return tuple(sorted(windows, key=lambda window: (window.order, window.window_id)))


def read_window(path: Path) -> WindowView:
    """Read one window.

    Raises:
        Invalid: naming file and key; also when years run backwards, or when a sensitive window has only one voice.
    """
    table = read_toml(path)
    window = WindowView(
        window_id=table.text("id", limit=64, pattern=NAME),
        version=table.whole("version", least=1, most=9999),
        order=table.whole("order", least=1, most=999),
        number=table.whole("number", least=0, most=CANON_WINDOWS),
        title=table.text("title", limit=120),
        title_seen=table.flag("title_seen"),
        category=table.text("category", limit=20, pattern="|".join(CATEGORIES)),
        strand=table.text("strand", least=0, limit=20, pattern="|".join(("", *STRANDS))),
        from_year=table.whole("from_year", least=OLDEST_YEAR, most=NEWEST_YEAR),
        to_year=table.whole("to_year", least=OLDEST_YEAR, most=NEWEST_YEAR),
        evidence=table.text("evidence", limit=20, pattern="page read|press report"),
        adapted=table.text("adapted", limit=20, pattern="kern|extra|beeldversie"),
        themes=table.texts("themes", limit=3, most=4),
        sensitive=table.flag("sensitive"),
        picture=table.text("picture", limit=64, pattern=NAME),
        url=table.text("url", limit=400, pattern=r"https://\S+"),
        places=tuple(_place(entry) for entry in table.tables("places", least=0, most=4)),
        sources=tuple(read_source(entry) for entry in table.tables("sources", most=10)),
        texts=_texts(table.table("texts")),
    )
    table.finish()
    if path.stem != window.window_id:
        raise table.refusal("content_value_wrong", "id")
    if window.from_year > window.to_year:
        raise table.refusal("content_value_wrong", "to_year")
    if any((len(text.voices) < 2) == window.sensitive for text in window.texts.values()):
        raise table.refusal("content_value_wrong", "sensitive")
    return window


def _place(table: Table) -> Place:
    place = Place(
        name=table.text("name", limit=60),
        latitude=table.number("latitude", least=-90, most=90),
        longitude=table.number("longitude", least=-180, most=180),
    )
    table.finish()
    return place


def _texts(table: Table) -> dict[str, WindowText]:
    texts = {}
    for language in LANGUAGES:
        if not table.has(language):
            raise table.refusal("content_key_missing", language)
    for language in table.left():
        entry = table.table(language)
        text = WindowText(
            status=entry.text("status", limit=10, pattern="draft|reviewed"),
            title=entry.text("title", limit=120),
            period=entry.text("period", limit=80),
            facts=entry.texts("facts", limit=500, most=3),
            why=entry.text("why", limit=500),
            question=entry.text("question", limit=300),
            voices=entry.texts("voices", limit=500, most=3),
        )
        entry.finish()
        if len(text.facts) < 2:
            raise table.refusal("content_key_missing", f"{language}.facts")
        texts[language] = text
    if len({(len(text.facts), len(text.voices)) for text in texts.values()}) > 1:
        raise table.refusal("content_parts_differ", "nl")
    return texts
