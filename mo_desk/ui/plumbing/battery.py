"""How full the battery is, asked of the operating system: files on Linux, one call on Windows, nothing elsewhere."""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path

LINUX_FOLDER = Path("/sys/class/power_supply")

_NO_BATTERY = 128
_UNKNOWN = 255


def battery_percentage() -> int | None:
    """Return the charge of the battery from 0 to 100, or None: no battery, or nobody knows."""
    return charge_on_windows() if sys.platform == "win32" else charge_on_linux(LINUX_FOLDER)


def charge_on_linux(folder: Path) -> int | None:
    """Return the charge of the first battery that Linux shows in a folder."""
    for path in sorted(folder.glob("BAT*/capacity")) if folder.is_dir() else ():
        text = path.read_text(encoding="ascii", errors="replace").strip()
        if text.isdigit():
            return int(text)
    return None


def charge_on_windows() -> int | None:
    """Ask `GetSystemPowerStatus` (Windows API, winbase.h)."""
    if sys.platform == "win32":
        status = (ctypes.c_ubyte * 12)()
        if ctypes.windll.kernel32.GetSystemPowerStatus(ctypes.byref(status)):
            return charge_in(bytes(status))
    return None


def charge_in(status: bytes) -> int | None:
    """Read a SYSTEM_POWER_STATUS: its second byte holds flags, its third the charge from 0 to 100."""
    flags, charge = status[1], status[2]
    return None if flags & _NO_BATTERY or charge == _UNKNOWN else charge
