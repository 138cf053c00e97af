"""Facts and cards put through a projection without a database: what rows would be set.

rows = project(attempts.PROJECTION, a_fact("answer_given"))        # {"answer": {key: columns}}
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mo_desk.domain.cards import Card
from mo_desk.domain.facts import Fact, Replaces
from mo_desk.domain.ids import ChainId, EntryRef, UserId
from mo_desk.store.projections.base import Board, CardProjection, Key, Projection
from tests.helpers.bodies import a_body
from tests.helpers.fakes import BEGIN

AT_MS = round(BEGIN.timestamp() * 1000)
ACTOR = UserId("7" * 32)
REF = EntryRef(ChainId("c" * 32), 5)
EARLIER = EntryRef(ChainId("b" * 32), 9)
ENVELOPE = {"at_ms": AT_MS, "actor_id": ACTOR}

Rows = Mapping[str, Mapping[Key, Mapping[str, Any]]]


def a_fact(kind: str, *, ref: EntryRef = REF, replaces: Replaces = (), **numbers: Any) -> Fact:
    """Return a fact of a kind; `numbers` as `a_body` takes them."""
    subject_id, body = a_body(kind, replaces=replaces, **numbers)
    return Fact(ref, kind, subject_id, ACTOR, BEGIN, "run", 1000, body)


def project(projection: Projection, *facts: Fact) -> Rows:
    """Return what the facts set, by table name and key; none of these projections reads."""
    board = Board({})
    for fact in facts:
        assert not list(projection.reads(fact))
        projection.apply(fact, board)
    return {table.name: rows for table, rows in board.changes.items()}


def project_cards(projection: CardProjection, *cards: Card) -> Rows:
    """Return what the cards set, by table name and key."""
    board = Board({})
    for card in cards:
        assert not list(projection.reads(card))
        projection.apply(card, board)
    return {table.name: rows for table, rows in board.changes.items()}
