"""Pass rules in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mo_desk.domain.ids import RuleId


@dataclass(frozen=True, slots=True)
class RuleRow:
    """One dated rule; `in_use` marks the one that judges an attempt started today."""

    rule_id: RuleId
    title: str
    valid_from: date
    valid_until: date | None
    certainty: str
    sentence: str
    note: str
    source: str
    in_use: bool
