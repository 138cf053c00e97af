"""Birth dates as people write them, which may be partial: `04/05/1990`, `05/1990`, `1990`."""

from __future__ import annotations

from mo_desk.ui.plumbing.formats import read_date

YEAR_DIGITS = 4


def read_birth_date(text: str) -> str | None:
    """Return the date as it is kept (`1990-05-00` when the day is not known), empty for nothing, None when unreadable."""
    tidy = text.strip().replace("-", "/").replace(".", "/")
    if not tidy:
        return ""
    parts = tidy.split("/")
    if not all(part.isascii() and part.isdigit() for part in parts):
        return None
    if len(parts) == 1 and len(parts[0]) == YEAR_DIGITS:
        return f"{parts[0]}-00-00"
    if len(parts) == 2 and len(parts[1]) == YEAR_DIGITS and 1 <= int(parts[0]) <= 12:
        return f"{parts[1]}-{int(parts[0]):02d}-00"
    day = read_date(tidy)
    return day.isoformat() if day else None
