"""How dates, times and figures look on the desk: 12/03/2026, 14:05, decimal comma, digits 0-9 in every language."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo


def date_text(day: date | None) -> str:
    """Return `12/03/2026`, or nothing for no date."""
    return day.strftime("%d/%m/%Y") if day is not None else ""


def dates_text(days: tuple[date, ...]) -> str:
    """Return one date, or the first and the last of several."""
    if not days:
        return ""
    return date_text(days[0]) if len(days) == 1 else f"{date_text(days[0])} - {date_text(days[-1])}"


def partial_date_text(text: str) -> str:
    """Return a birth date such as `1990-05-00` as `05/1990`, `1990-00-00` as `1990`, `1990-05-04` as `04/05/1990`."""
    parts = [part for part in reversed(text.split("-")) if part.strip("0")]
    return "/".join(parts)


def time_text(at: datetime | None, zone: str) -> str:
    """Return the local hour `14:05` of a UTC moment, or nothing."""
    return at.astimezone(ZoneInfo(zone)).strftime("%H:%M") if at is not None else ""


def moment_text(at: datetime | None, zone: str) -> str:
    """Return `12/03/2026 14:05` in local time, or nothing."""
    return at.astimezone(ZoneInfo(zone)).strftime("%d/%m/%Y %H:%M") if at is not None else ""


def decimal_text(value: float, digits: int = 1) -> str:
    """Return a figure with a decimal comma."""
    return f"{value:.{digits}f}".replace(".", ",")


def bytes_text(count: int) -> str:
    """Return a size on disk: `812 kB`, `3,4 MB`, `1,2 GB`."""
    if count < 1_000_000:
        return f"{max(1, count // 1000)} kB" if count else "0 kB"
    if count < 1_000_000_000:
        return f"{decimal_text(count / 1_000_000)} MB"
    return f"{decimal_text(count / 1_000_000_000)} GB"


def folder_text(path: Path) -> str:
    """Return the name of the folder a file stands in; of a drive's own folder its path."""
    folder = path.absolute().parent
    return folder.name or str(folder)


def read_date(text: str) -> date | None:
    """Return the date of `12/03/2026`, `12-3-2026` or `2026-03-12`, or None when it is no date."""
    parts = text.strip().replace("-", "/").replace(".", "/").split("/")
    if len(parts) != 3 or not all(part.isascii() and part.isdigit() for part in parts):
        return None
    year, month, day = parts if len(parts[0]) == 4 else reversed(parts)
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
