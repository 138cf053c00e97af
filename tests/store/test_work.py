from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from mo_desk.domain.errors import Invalid
from mo_desk.domain.facts import CardPut, SignedIn
from mo_desk.domain.ids import ChainId, EntryRef
from mo_desk.paths import Home
from mo_desk.store.mark import read_mark
from mo_desk.store.queries import journal as queries
from mo_desk.store.store import Store
from mo_desk.wire.chain import Entry, from_ms
from mo_desk.wire.codec import encode_card, entry_to_fact
from mo_desk.wire.identity import verify_signature
from tests.helpers.hubs import HandClock
from tests.helpers.stores import ACTOR, a_person, open_toy_store, tables


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_toy_store(tmp_path)
    yield opened
    opened.close()


def entries(store: Store, after: int = 1) -> tuple[Entry, ...]:
    with store.read() as connection:
        return queries.entries_after(connection, store.head().chain_id, after, 1000)


def clock_of(store: Store) -> HandClock:
    assert isinstance(store.clock, HandClock)
    return store.clock


def test_an_entry_says_who_when_and_about_whom(store: Store) -> None:
    clock_of(store).at += timedelta(seconds=90, microseconds=1999)

    with store.write(ACTOR) as work:
        ref = work.append("subject", SignedIn(1))

    entry = entries(store)[0]
    assert ref == EntryRef(ChainId(store.head().chain_id), 2)
    assert (entry.actor_id, entry.subject_id, entry.kind) == (ACTOR.user_id, "subject", "signed_in")
    assert (from_ms(entry.at_ms), entry.run_id, entry.elapsed_ms) == (
        clock_of(store).at.replace(microsecond=1000),
        "5" * 32,
        90_001,
    )


def test_everything_in_a_work_happens_at_one_moment(store: Store) -> None:
    with store.write(ACTOR) as work:
        work.append("s", SignedIn(1))
        clock_of(store).at += timedelta(hours=1)
        work.append("s", SignedIn(2))

    assert len({entry.at_ms for entry in entries(store)}) == 1


def test_a_clock_set_back_is_recorded_and_the_runs_own_time_goes_on(store: Store) -> None:
    first = store.clock.now()
    with store.write(ACTOR) as work:
        work.append("s", SignedIn(1))
    clock_of(store).at -= timedelta(days=1)
    with store.write(ACTOR) as work:
        work.append("s", SignedIn(2))

    one, two = entries(store)
    assert (from_ms(one.at_ms), from_ms(two.at_ms)) == (first.at, first.at - timedelta(days=1))


def test_a_batch_gives_the_same_rows_as_one_by_one(store: Store, tmp_path: Path) -> None:
    other = open_toy_store(tmp_path / "other")
    facts = [(f"s{number % 3}", SignedIn(number)) for number in range(10)]

    with store.write(ACTOR) as work:
        refs = work.append_many(facts)
    for subject_id, body in facts:
        with other.write(ACTOR) as work:
            work.append(subject_id, body)

    assert [ref.seq for ref in refs] == list(range(2, 12))
    assert entries(store) == entries(other)
    assert tables(store) == tables(other)
    other.close()


def test_an_empty_batch_is_nothing(store: Store) -> None:
    with store.write(ACTOR) as work:
        assert work.append_many([]) == []
        assert work.put_many([]) == ()
        assert work.take_cards([]) == ()

    assert store.head().seq == 1


def test_a_card_is_put_with_a_fact_over_its_salted_digest(store: Store) -> None:
    card = a_person()

    with store.write(ACTOR) as work:
        assert work.put(card) == card

    entry = entries(store)[0]
    body = entry_to_fact(entry).body
    assert entry.salt is not None
    assert body == CardPut("person", card.id, 1, hashlib.sha256(entry.salt + encode_card(card)).hexdigest())
    assert entry.subject_id == card.id
    assert b"Testpersoon" not in (entry.body or b"")
    assert tables(store)["face"] == [(card.id, "Testpersoon", 1)]


def test_topics_of_a_card_name_its_tables(store: Store) -> None:
    told: list[frozenset[str]] = []
    store.on_changed(told.append)

    with store.write(ACTOR) as work:
        work.put(a_person())

    assert told == [frozenset({"entry", "card", "card_version", "face"})]


def test_a_checkpoint_signs_the_head_and_is_kept_beside_it(store: Store, tmp_path: Path) -> None:
    with store.write(ACTOR) as work:
        work.append("s", SignedIn(1))
        checkpoint = work.checkpoint()

    assert checkpoint.head == store.head()
    assert verify_signature(store.device.public_key, checkpoint.signed_bytes(), checkpoint.signature)
    assert read_mark(Home(tmp_path / "desk").head_mark, store.device.public_key) == checkpoint
    with store.read() as connection:
        assert queries.checkpoints(connection, store.head().chain_id)[-1] == checkpoint


def test_a_checkpoint_of_a_work_that_failed_leaves_the_mark(store: Store, tmp_path: Path) -> None:
    mark = Home(tmp_path / "desk").head_mark
    before = mark.read_bytes()

    with pytest.raises(ZeroDivisionError):
        _sign_and_fail(store)

    assert mark.read_bytes() == before


def _sign_and_fail(store: Store) -> None:
    with store.write(ACTOR) as work:
        work.append("s", SignedIn(1))
        work.checkpoint()
        raise ZeroDivisionError


def test_the_same_head_may_be_signed_twice(store: Store) -> None:
    with store.write(ACTOR) as work:
        first = work.checkpoint()
    with store.write(ACTOR) as work:
        second = work.checkpoint()

    assert first == second


@pytest.mark.parametrize("body", [SignedIn(2**64)])
def test_what_cannot_be_stored_is_refused_before_anything_is_written(store: Store, body: Any) -> None:
    with pytest.raises(Invalid, match="body_unstorable"), store.write(ACTOR) as work:
        work.append_many([("s", SignedIn(1)), ("s", body)])

    assert store.head().seq == 1
