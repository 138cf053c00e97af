"""Writing a document so that a half one never stands where a whole one stood: temporary file beside it, fsync, rename.

Also the names of files: they carry no personal data and only characters that every file system takes.
"""

from __future__ import annotations

import errno
import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from mo_desk.domain.errors import Unreachable

_RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Yield a temporary path in the same folder; when the block ends well it becomes `path`, otherwise it is removed.

    Raises: Unreachable `document_in_use` (open in another program, or no permission), `disk_full`, `document_not_written`;
    what stood at `path` is then untouched.
    """
    temporary = path.with_name(f".{secrets.token_hex(6)}.tmp")
    try:
        yield temporary
        with temporary.open("rb+") as written:
            os.fsync(written.fileno())
        temporary.replace(path)
    except PermissionError as error:
        raise Unreachable("document_in_use", file=path.name) from error
    except OSError as error:
        code = "disk_full" if error.errno in (errno.ENOSPC, errno.EDQUOT) else "document_not_written"
        raise Unreachable(code, file=path.name) from error
    finally:
        temporary.unlink(missing_ok=True)


def results_name(course_number: str, day: date, version: int, suffix: str = ".xlsx") -> str:
    """Return the name of a results workbook, such as `MO_resultaten_2026-117_2026-11-24_v1.xlsx`."""
    return f"MO_resultaten_{safe_part(course_number)}_{day.isoformat()}_v{version}{suffix}"


def safe_part(text: str) -> str:
    """Return the part of a file name made from a text: letters, digits, `-` and `_`, at most 40, never empty or reserved."""
    part = re.sub(r"[^A-Za-z0-9_-]+", "-", text).strip("-")[:40].strip("-")
    return f"_{part}" if part.lower() in _RESERVED else part or "zonder-nummer"
