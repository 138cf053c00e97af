"""Names for the identifiers, so that one kind cannot be passed for another.

Every id is made by the desk (128 random bits, 32 hexadecimal digits), never a database counter. Items and options
are the exception: their ids are the stable names in the bank.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NewType, Protocol

ChainId = NewType("ChainId", str)
DeviceId = NewType("DeviceId", str)
UserId = NewType("UserId", str)
PersonId = NewType("PersonId", str)
GroupId = NewType("GroupId", str)
SittingId = NewType("SittingId", str)
AttemptId = NewType("AttemptId", str)
FormId = NewType("FormId", str)
ItemId = NewType("ItemId", str)
OptionId = NewType("OptionId", str)
RuleId = NewType("RuleId", str)
RubricId = NewType("RubricId", str)
PaperId = NewType("PaperId", str)


@dataclass(frozen=True, slots=True, order=True)
class EntryRef:
    """The identity of a journal entry: its chain and its place in it, counted from 1."""

    chain_id: ChainId
    seq: int


class Ids(Protocol):
    """Where new ids come from; chance is a parameter."""

    def new(self) -> str:
        """Return a fresh id of 32 hexadecimal digits."""
        ...
