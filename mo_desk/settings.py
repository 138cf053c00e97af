"""The settings of a desk: one file with every default and its meaning, overridden value by value in the desk's home."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path

from mo_desk.domain.errors import Invalid


@dataclass(frozen=True, slots=True)
class Settings:
    """The values of `resources/settings.toml`; minutes where the name says so."""

    language: str
    blueprint: str
    default_rule: str
    rubric: str
    idle_lock_minutes: int
    time_limit_minutes: int
    time_zone: str
    country: str
    hub_url: str


def read_settings(defaults: Path, override: Path) -> Settings:
    """Read the defaults and what the home overrides.

    Raises:
        Invalid: `setting_unknown` or `setting_type`, naming the key.
    """
    values = tomllib.loads(defaults.read_text(encoding="utf-8"))
    if override.exists():
        values |= _checked(tomllib.loads(override.read_text(encoding="utf-8")), values)
    return Settings(**values)


def _checked(changes: dict[str, object], defaults: dict[str, object]) -> dict[str, object]:
    known = {field.name for field in fields(Settings)}
    for name, value in changes.items():
        if name not in known:
            raise Invalid("setting_unknown", field=name)
        if type(value) is not type(defaults[name]):
            raise Invalid("setting_type", field=name)
    return changes
