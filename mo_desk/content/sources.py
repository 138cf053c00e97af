"""Reading where a fact can be checked, as lessons and windows name it."""

from __future__ import annotations

from mo_desk.content.tables import Table
from mo_desk.views.lessons import SourceLine


def read_source(table: Table) -> SourceLine:
    """Read one source.

    Raises:
        Invalid: naming file and key.
    """
    source = SourceLine(
        title=table.text("title", limit=200),
        url=table.text("url", limit=400, pattern=r"https?://\S+"),
        checked_on=table.day("checked_on"),
        evidence=table.text("evidence", limit=5, pattern="read|known"),
    )
    table.finish()
    return source
