"""The log: what the program did, in events and figures, never about whom.

A line is `time level event key=value ...`. Only events and fields of the list below get through, with whole numbers or short
codes as values; a text with a space, a capital or a letter outside a-z is replaced by its length. What other libraries log is
reduced to their name and level, an exception to its class and the places in our own files: messages may quote data.

    log = open_log(home.logs); record(log, "backup_made", reason="daily", pages=812, ms=140)
"""

from __future__ import annotations

import logging
import os
import re
import time
import traceback
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

LARGEST_FILE = 1_000_000
FILES_KEPT = 5
FILE_NAME = "mo-desk.log"
FIELDS = frozenset({
    "bytes", "chain", "checked", "code", "command", "count", "entries", "error", "field", "format", "from_version", "kind",
    "known", "lane", "missing", "ms", "page", "pages", "places", "platform", "python", "qt", "reason", "received", "refused", "report", "retries",
    "rows", "run", "seconds", "sent", "seq", "status", "step", "table", "task", "to_version", "topic", "version", "wrong",
})  # fmt: skip
Value = str | int

_EVENT = re.compile(r"[a-z][a-z0-9_]{1,60}")
_CODE = re.compile(r"[a-z0-9][a-z0-9_.:/+-]{0,199}")
# A national number, an agency number, a birth date: never wanted here, whatever the field. Ids and digests are hexadecimal.
_PERSONAL = re.compile(r"\d{6,}|\d{2}[-.]\d{2}[-.]\d{2}")
_HEX = re.compile(r"[0-9a-f]{32}|[0-9a-f]{64}")
_LARGEST_FIGURE = 10**10
_NAME = "mo_desk"


def open_log(folder: Path, *, level: int = logging.INFO) -> logging.Logger:
    """Open the rotating log in a folder (five files of one megabyte) and send every logger of this process through it.

    A full disk loses lines of the log and nothing else.
    """
    handler = _PrivateFile(
        folder / FILE_NAME, maxBytes=LARGEST_FILE, backupCount=FILES_KEPT, encoding="utf-8", delay=True
    )
    handler.setFormatter(_LineFormatter())
    handler.addFilter(_keep_to_events)
    logger = logging.getLogger(_NAME)
    logger.setLevel(level)
    root = logging.getLogger()
    for old in [one for one in root.handlers if isinstance(one, _PrivateFile)]:
        root.removeHandler(old)
        old.close()
    root.addHandler(handler)
    return logger


def close_log() -> None:
    """Close the file that `open_log` opened; harmless when there is none."""
    root = logging.getLogger()
    for handler in [one for one in root.handlers if isinstance(one, _PrivateFile)]:
        root.removeHandler(handler)
        handler.close()


def record(
    logger: logging.Logger,
    event: str,
    *,
    level: int = logging.INFO,
    error: BaseException | None = None,
    **fields: Value,
) -> None:
    """Write one event with its fields, and with an exception its class and places, never its message.

    Raises: `ValueError` for an event or field that is not on the list: a mistake of the programmer, found by any test.
    """
    unknown = sorted(set(fields) - FIELDS)
    if not _EVENT.fullmatch(event) or unknown:
        raise ValueError(f"not an event of the log, or unknown fields: {event!r} {unknown}")
    trace = None if error is None else (type(error), error, error.__traceback__)
    logger.log(level, event, extra={"event_fields": fields}, exc_info=trace)


class _PrivateFile(RotatingFileHandler):
    """A rotating file for its owner only, which never disturbs the program when it cannot write."""

    def _open(self) -> TextIOWrapper:
        # The handler closes it; Path.open knows no opener.
        stream = open(self.baseFilename, self.mode, encoding=self.encoding, opener=_private)  # noqa: SIM115
        assert isinstance(stream, TextIOWrapper)
        return stream

    def handleError(self, record: logging.LogRecord) -> None:
        """Drop the line: the disk may be full, and standard error is no place for it."""


class _LineFormatter(logging.Formatter):
    """`2026-11-24T10:15:30.123Z INFO event key=value`."""

    def format(self, record: logging.LogRecord) -> str:
        """Write the line, with the places of an exception after it."""
        at = f"{time.strftime('%Y-%m-%dT%H:%M:%S', time.gmtime(record.created))}.{int(record.msecs):03d}Z"
        fields = {name: _shown(value) for name, value in getattr(record, "event_fields", {}).items()}
        parts = [at, record.levelname, str(record.msg), *(f"{name}={value}" for name, value in fields.items())]
        return " ".join(parts)


def _keep_to_events(record: logging.LogRecord) -> bool:
    """Turn whatever arrives into an event with permitted fields; the original message does not survive this."""
    fields = getattr(record, "event_fields", None)
    if isinstance(fields, dict) and _EVENT.fullmatch(str(record.msg)):
        kept: dict[str, Value] = {name: value for name, value in fields.items() if name in FIELDS}
    else:
        # What a library says is not ours to trust; that it said something, and where, helps support.
        record.msg = "library_message"
        kept = {"kind": record.name.lower(), "seq": record.lineno}
    if record.exc_info and record.exc_info[0] is not None:
        kept |= {
            "error": record.exc_info[0].__name__.lower(),
            "code": _code(record.exc_info[1]),
            "places": _places(record.exc_info[2]),
        }
    record.event_fields = kept
    record.args, record.exc_info, record.exc_text, record.stack_info = None, None, None, None
    return True


def _shown(value: object) -> str:
    if isinstance(value, int):
        return str(value) if abs(value) < _LARGEST_FIGURE else "(hidden)"
    text = str(value)
    plain = _HEX.fullmatch(text) or (_CODE.fullmatch(text) and not _PERSONAL.search(text))
    return text if plain else f"({len(text)})"


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _code(error: BaseException | None) -> str:
    return str(getattr(error, "code", "none"))


def _places(trace: TracebackType | None) -> str:
    """Return the last five places in our own files, innermost first: `store/work.py:41`."""
    places = []
    for frame in traceback.extract_tb(trace):
        _, found, below = frame.filename.replace("\\", "/").rpartition("/mo_desk/")
        if found:
            places.append(f"{below}:{frame.lineno}")
    return "+".join(reversed(places[-5:])) or "elsewhere"
