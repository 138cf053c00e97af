from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import msgspec
import pytest

from mo_desk.domain.errors import Conflict, Untrusted
from mo_desk.domain.facts import BodiesErased, SignedIn
from mo_desk.store.base import table_of
from mo_desk.store.models.journal import EntryRow
from mo_desk.store.queries import journal as queries
from mo_desk.store.store import Store
from mo_desk.store.verify import verify
from mo_desk.wire.chain import GENESIS, Accepted, Entry, Head, seal
from mo_desk.wire.codec import encode_body
from tests.helpers.chains import a_chain
from tests.helpers.hubs import HandClock
from tests.helpers.stores import ACTOR, an_identity, answer, count_rows, open_toy_store, tables

LAPTOP = an_identity("laptop")
CHAIN = a_chain(LAPTOP, 30)
OTHER = a_chain(LAPTOP, 30, variant="-x")  # the same chain id, the same first entry, other answers: a copied disk
SECOND = a_chain(an_identity("second"), 30, chain_id="d" * 32)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_toy_store(f"sqlite:///{tmp_path}/hub.db", "hub")
    yield opened
    opened.close()


def held(store: Store, chain_id: str = "c" * 32) -> tuple[Entry, ...]:
    with store.read() as connection:
        return queries.entries_after(connection, chain_id, 0, 1000)


def aside(store: Store, chain_id: str = "c" * 32) -> tuple[Entry, ...]:
    with store.read() as connection:
        return queries.forked_entries(connection, chain_id)


def test_new_entries_are_stored_as_they_came(store: Store) -> None:
    accepted = store.accept(CHAIN[:10])

    assert accepted == Accepted(10, 0, 0, (CHAIN[9].head,))
    assert held(store) == CHAIN[:10]


def test_entries_are_projected_in_the_same_commit(store: Store) -> None:
    told: list[frozenset[str]] = []
    store.on_changed(told.append)
    opened = CHAIN[0]
    entry = seal(opened.head, "signed_in", "s", "a", HandClock().now(), encode_body(SignedIn(4)), bytes(16))

    store.accept([opened, entry])

    assert tables(store)["tally"] == [("s", 4, 4)]
    assert told == [frozenset({"entry", "chain", "tally"})]


def test_a_repeat_writes_nothing_and_tells_nobody(store: Store) -> None:
    store.accept(CHAIN[:10])
    told: list[frozenset[str]] = []
    store.on_changed(told.append)

    accepted = store.accept(CHAIN[2:8])

    assert accepted == Accepted(0, 6, 0, (CHAIN[9].head,))
    assert (held(store), told) == (CHAIN[:10], [])


def test_a_delivery_that_overlaps_brings_only_what_is_new(store: Store) -> None:
    store.accept(CHAIN[:10])

    assert store.accept(CHAIN[5:15]) == Accepted(5, 5, 0, (CHAIN[14].head,))
    assert held(store) == CHAIN[:15]


def test_the_same_delivery_fifty_times_at_once_is_stored_once(store: Store) -> None:
    with ThreadPoolExecutor(10) as threads:
        outcomes = list(threads.map(lambda _: store.accept(CHAIN), range(50)))

    assert sum(outcome.added for outcome in outcomes) == len(CHAIN)
    assert {outcome.heads for outcome in outcomes} == {(CHAIN[-1].head,)}
    assert held(store) == CHAIN


def test_several_chains_may_come_in_one_delivery(store: Store) -> None:
    mixed = [entry for pair in zip(CHAIN[:5], SECOND[:5], strict=True) for entry in pair]

    accepted = store.accept(mixed)

    assert (accepted.added, set(accepted.heads)) == (10, {CHAIN[4].head, SECOND[4].head})
    assert held(store, "d" * 32) == SECOND[:5]


def test_nothing_at_all_is_fine(store: Store) -> None:
    assert store.accept([]) == Accepted(0, 0, 0, ())


def test_a_hole_is_refused_with_the_number_expected_and_the_whole_delivery_with_it(store: Store) -> None:
    store.accept(CHAIN[:10])

    with pytest.raises(Conflict, match="entries_gap") as refused:
        store.accept([*SECOND[:3], *CHAIN[11:15]])

    assert refused.value.params == {"chain_id": "c" * 32, "expected": 11, "got": 12}
    assert (held(store), held(store, "d" * 32)) == (CHAIN[:10], ())


def test_a_second_branch_lies_aside_and_the_first_stays(store: Store) -> None:
    store.accept(CHAIN[:10])

    accepted = store.accept(OTHER[:12])

    assert accepted == Accepted(0, 1, 11, (CHAIN[9].head,), frozenset({"c" * 32}))
    assert (held(store), aside(store)) == (CHAIN[:10], OTHER[1:12])
    with store.read() as connection:
        assert queries.is_forked(connection, "c" * 32)
        chain = queries.find_chain(connection, "c" * 32)
    assert chain is not None
    assert chain.forked_at == 2


def test_a_branch_longer_than_the_first_does_not_win(store: Store) -> None:
    store.accept(CHAIN[:3])

    store.accept(OTHER)

    assert (held(store), aside(store)) == (CHAIN[:3], OTHER[1:])


def test_the_second_branch_goes_on_aside_and_the_first_goes_on_in_the_journal_both_marked(store: Store) -> None:
    store.accept(CHAIN[:10])
    store.accept(OTHER[:12])

    second = store.accept(OTHER[12:20])
    first = store.accept(CHAIN[10:20])

    assert (second.quarantined, second.forked) == (8, frozenset({"c" * 32}))
    assert (first.added, first.forked) == (10, frozenset({"c" * 32}))
    assert (held(store), aside(store)) == (CHAIN[:20], OTHER[1:20])


def test_a_branch_that_leaves_right_after_our_head_lies_aside(store: Store) -> None:
    store.accept(CHAIN[:10])

    accepted = store.accept(OTHER[10:12])

    assert (accepted.added, accepted.quarantined, accepted.forked) == (0, 2, frozenset({"c" * 32}))
    assert held(store) == CHAIN[:10]


def test_a_second_branch_sent_again_lies_aside_once(store: Store) -> None:
    store.accept(CHAIN[:10])
    store.accept(OTHER[:12])

    store.accept(OTHER[:12])

    assert aside(store) == OTHER[1:12]


def test_the_report_names_where_a_second_branch_began(store: Store) -> None:
    store.accept(CHAIN[:10])
    store.accept([*OTHER[:4]])

    report = next(chain for chain in verify(store).chains if chain.chain_id == "c" * 32)

    assert (report.bad_seq, report.bad_reason) == (2, "fork")


@pytest.mark.parametrize(
    ("place", "change", "reason"),
    [
        (4, {"actor_id": "x"}, "hash"), (4, {"body": b"{}"}, "body_digest"), (4, {"body": None, "salt": None}, "body_missing"),
        (4, {"body": None}, "body_missing"), (4, {"prev_hash": bytes(32)}, "prev_hash"), (0, {"prev_hash": b"\1" * 32}, "prev_hash"),
        (4, {"seq": 9}, "gap"),
    ],
)  # fmt: skip
def test_a_bad_entry_is_named_and_nothing_is_stored(
    store: Store, place: int, change: dict[str, Any], reason: str
) -> None:
    chain = list(CHAIN[:10])
    chain[place] = msgspec.structs.replace(chain[place], **change)

    with pytest.raises(Untrusted, match="entry_bad") as refused:
        store.accept([*SECOND[:3], *chain])

    assert refused.value.params["reason"] == reason
    assert refused.value.params["seq"] == chain[place].seq
    assert (held(store), held(store, "d" * 32)) == ((), ())


def test_a_chain_must_begin_by_being_opened(store: Store) -> None:
    first = _sealed(Head("e" * 32, 0, GENESIS), SignedIn(1))

    with pytest.raises(Untrusted, match="chain_not_opened"):
        store.accept([first])


@pytest.mark.parametrize(("place", "kind"), [(0, "chain_opened"), (2, "bodies_erased")])
def test_what_a_chain_rests_on_cannot_be_erased_away(store: Store, place: int, kind: str) -> None:
    subject = CHAIN[0].subject_id
    fact = BodiesErased(subject, (kind,), "retention")
    chain = [*CHAIN[:2], seal(CHAIN[1].head, fact.kind, subject, "a", HandClock().now(), encode_body(fact), bytes(16))]
    chain.append(seal(chain[2].head, fact.kind, subject, "a", HandClock().now(), encode_body(fact), bytes(16)))
    chain[place] = msgspec.structs.replace(chain[place], body=None, salt=None)

    with pytest.raises(Untrusted, match="chain_not_opened"):
        store.accept(chain)

    assert held(store) == ()


def test_a_chain_is_opened_once(store: Store) -> None:
    assert CHAIN[0].body is not None
    again = seal(CHAIN[1].head, "chain_opened", "s", "a", HandClock().now(), CHAIN[0].body, bytes(16))

    with pytest.raises(Untrusted, match="chain_not_opened"):
        store.accept([*CHAIN[:2], again])
    assert held(store) == ()


@pytest.mark.parametrize("body", [b'{"wrong_tries":0,"more":1}', b"{}", b'{"wrong_tries":99999999999999999999}'])
@pytest.mark.parametrize("branch", [CHAIN[:5], OTHER[:5]])
def test_a_body_that_cannot_be_read_is_refused_in_either_branch(
    store: Store, body: bytes, branch: tuple[Entry, ...]
) -> None:
    store.accept(CHAIN[:5])
    told: list[frozenset[str]] = []
    store.on_changed(told.append)
    odd = seal(branch[-1].head, "signed_in", "s", "a", HandClock().now(), body, bytes(16))

    with pytest.raises(Untrusted, match="body_unreadable"):
        store.accept([*branch, odd])

    assert (held(store), aside(store), told) == (CHAIN[:5], (), [])


def test_an_erased_body_is_taken_only_with_the_fact_that_excuses_it(store: Store) -> None:
    subject = CHAIN[1].subject_id
    erased = [CHAIN[0], *(msgspec.structs.replace(entry, body=None, salt=None) for entry in CHAIN[1:6])]
    fact = _sealed(CHAIN[5].head, BodiesErased(subject, ("answer_given",), "retention"))
    other = _sealed(CHAIN[5].head, BodiesErased(subject, ("signed_in",), "retention"))

    with pytest.raises(Untrusted, match="entry_bad"):
        store.accept([*erased, other])
    assert store.accept([*erased, fact]).added == 7
    assert verify(store).sound


def test_an_erasure_held_already_excuses_later_deliveries(store: Store) -> None:
    subject = CHAIN[1].subject_id
    with store.write(ACTOR) as work:
        work.erase(subject, ("answer_given",), "retention")
    erased = [CHAIN[0], *(msgspec.structs.replace(entry, body=None, salt=None) for entry in CHAIN[1:6])]

    assert store.accept(erased).added == 6
    assert verify(store).sound


def test_nobody_else_writes_on_the_own_chain(store: Store) -> None:
    answer(store, 2)
    head = store.head()
    stranger = _sealed(head, SignedIn(1))

    with pytest.raises(Conflict, match="own_chain_ahead"):
        store.accept([stranger])

    assert store.head() == head
    answer(store, 1)
    assert verify(store).sound


def test_own_entries_that_come_back_are_a_repeat(store: Store) -> None:
    answer(store, 5)
    own = held(store, store.head().chain_id)

    assert store.accept(own).replayed == 6


def test_the_own_chain_goes_on_after_taking_in_others(store: Store) -> None:
    answer(store, 2)
    store.accept(CHAIN)

    answer(store, 2, first=3)

    assert store.head().seq == 5
    assert count_rows(store, table_of(EntryRow)) == 35
    assert verify(store).sound


def _sealed(previous: Head, body: SignedIn | BodiesErased) -> Entry:
    return seal(previous, body.kind, "s", "a", HandClock().now(), encode_body(body), bytes(16))
