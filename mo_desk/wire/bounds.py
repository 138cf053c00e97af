"""How much a value may hold, so that every database we use can keep it: judged on the wire, the same for all of them.

SQLite takes a text or a number of any size; PostgreSQL refuses what its column cannot hold, with an error of its driver, in
the middle of a delivery. So the bounds stand here, by the type of a field or by its name, and are judged when something is
written and when it comes from outside. What is not named may be as long as a body. A test fills every field up to its bound
and stores it on PostgreSQL, and knows every column by name.

    too_large(AnswerGiven(...))  ->  ""  or the name of the first field that is too large
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, NewType, get_args, get_origin, get_type_hints

from mo_desk.domain import ids
from mo_desk.domain.naming import fold
from mo_desk.domain.people import Person

ID = 32
"""Signs in an id that a desk made: 128 bits in hexadecimal."""

KIND, SUBJECT, RUN = 40, 64, 64
LARGEST_NUMBER = 2**31 - 1
"""What an INTEGER column holds."""

LATEST_MS = 253_402_300_800_000
"""The year 10000, which `datetime` does not know."""

_WIDE_NUMBERS = frozenset({"seed"})  # a BIGINT; no text or number is wider than 63 bits (`codec`)
_NAME = 200
_SORT_NAME = (
    500  # of four bytes each: with the id beside it, it must fit in one entry of a PostgreSQL index (2,704 bytes)
)
_OF_TYPE: dict[object, int] = {
    ids.ItemId: 64, ids.OptionId: 16, ids.RuleId: 64, ids.RubricId: 64,
    **dict.fromkeys(
        (
            ids.ChainId, ids.DeviceId, ids.UserId, ids.PersonId, ids.GroupId, ids.SittingId, ids.AttemptId, ids.FormId,
            ids.PaperId,
        ),
        ID,
    ),
}  # fmt: skip
_OF_FIELD: dict[str, int] = {
    "absence": 32, "agency_number": 8, "birth_date": 10, "case": 32, "card_id": ID, "card_kind": 20, "category": 32, "choice": 32,
    "contact_language": 16, "course_number": _NAME, "country": 2, "criterion": 64, "device_key": 64, "digest": 64,
    "document_kind": 32, "family_name": _NAME, "given_name": _NAME, "key_digest": 64, "kinds": KIND, "language": 16,
    "languages": 16, "lesson_id": 64,
    "national_number": 11, "other_id": 64, "outcome": 16, "paper_kind": 16, "profile": 32, "subject_id": SUBJECT, "verdict": 16,
}  # fmt: skip
_Judge = Callable[[Any], bool]


def too_large(value: Any) -> str:
    """Return the name of the first field of a body or of the body of a card that is too large to keep, or nothing."""
    shape: Any = type(value)
    for name, judge in _plan(shape):
        if judge(getattr(value, name)):
            return name
    if isinstance(value, Person) and len(fold(value.display_name)) > _SORT_NAME:
        return "family_name"
    return ""


def bound_of(owner: type, name: str, hint: object) -> int | None:
    """Return how many signs a text may have, None where only the size of the body bounds it."""
    if owner is Person and name == "country":
        return None  # as the list of participants says it; no column
    return _OF_TYPE.get(hint, _OF_FIELD.get(name))


@cache
def _plan(shape: Any) -> tuple[tuple[str, _Judge], ...]:
    hints = get_type_hints(shape)
    judges = ((field.name, _judge(shape, field.name, hints[field.name])) for field in fields(shape))
    return tuple((name, judge) for name, judge in judges if judge is not None)


def _judge(owner: type, name: str, hint: Any) -> _Judge | None:
    """Return what says of a value that it is too large, None for values that cannot be."""
    if isinstance(hint, type) and is_dataclass(hint):
        return lambda value: bool(too_large(value))
    if hint is int:
        largest = 2**63 - 1 if name in _WIDE_NUMBERS else LARGEST_NUMBER
        return lambda value: not -largest <= value <= largest
    if hint is str or isinstance(hint, NewType):
        bound = bound_of(owner, name, hint)
        return None if bound is None else lambda value: len(value) > bound
    parts = [_judge(owner, name, part) or _fits for part in get_args(hint) if part not in {type(None), Ellipsis}]
    if all(part is _fits for part in parts):
        return None
    if len(parts) > 1:  # a tuple of fixed length
        return lambda values: any(judge(value) for judge, value in zip(parts, values, strict=True))
    [judge] = parts
    if get_origin(hint) is tuple:
        return lambda values: any(map(judge, values))
    return lambda value: value is not None and judge(value)


def _fits(_value: object) -> bool:
    return False
