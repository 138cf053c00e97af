from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from mo_desk.domain.errors import Conflict, NotAllowed, Refused
from mo_desk.domain.facts import BodiesErased, SignedIn
from mo_desk.store.hub_journal import HubJournal
from mo_desk.wire.chain import GENESIS, Entry
from mo_desk.wire.codec import encode_body
from mo_desk.wire.identity import DeviceIdentity
from mo_desk.wire.messages import BatchReply, EntryBatch, PackedEntry
from mo_desk.wire.packing import pack, unpack
from mo_desk.wire.shown import show
from tests.helpers.chains import a_batch, a_chain
from tests.helpers.hub_simulator import HubSimulator
from tests.helpers.hubs import Agency, Laptop, open_laptop


@pytest.fixture
def chain(laptop: Laptop) -> tuple[Entry, ...]:
    return a_chain(laptop.identity, 40)


def send(agency: Agency, laptop: Laptop, line: HubSimulator, batch: EntryBatch) -> BatchReply:
    api = laptop.api(line)
    api.sign_in(agency.signer.trust.agency_id)
    return api.send(batch)


def test_the_receipt_covers_what_is_held_and_is_the_same_for_a_repeat(
    agency: Agency, laptop: Laptop, line: HubSimulator, chain: tuple[Entry, ...]
) -> None:
    first = send(agency, laptop, line, a_batch(laptop.identity, chain[:10]))
    second = send(agency, laptop, line, a_batch(laptop.identity, chain[10:30]))
    agency.clock.at = agency.clock.at.replace(hour=20)
    again = send(agency, laptop, line, a_batch(laptop.identity, chain[:10]))
    part = send(agency, laptop, line, a_batch(laptop.identity, chain[:5]))

    assert (first.receipt.from_seq, first.receipt.to_seq, second.receipt.from_seq, second.receipt.to_seq) == (
        1,
        10,
        11,
        30,
    )
    assert (again.receipt, part.receipt) == (first.receipt, first.receipt)
    assert (first.stored, again.stored, again.head.seq) == (10, 0, 30)


def test_a_batch_that_overlaps_gives_only_what_is_new(
    agency: Agency, laptop: Laptop, line: HubSimulator, chain: tuple[Entry, ...]
) -> None:
    send(agency, laptop, line, a_batch(laptop.identity, chain[:10]))

    reply = send(agency, laptop, line, a_batch(laptop.identity, chain[3:20]))

    assert (reply.stored, reply.receipt.from_seq, reply.receipt.to_seq) == (10, 11, 20)


def test_a_hole_is_refused_with_the_number_expected(
    agency: Agency, laptop: Laptop, line: HubSimulator, chain: tuple[Entry, ...]
) -> None:
    send(agency, laptop, line, a_batch(laptop.identity, chain[:10]))

    with pytest.raises(Conflict, match="entries_gap") as raised:
        send(agency, laptop, line, a_batch(laptop.identity, chain[12:20]))

    assert raised.value.params["expected"] == 11


def test_the_chain_of_another_laptop_is_neither_read_nor_written(
    agency: Agency, laptop: Laptop, line: HubSimulator, chain: tuple[Entry, ...]
) -> None:
    send(agency, laptop, line, a_batch(laptop.identity, chain))
    other = open_laptop(laptop.path.parent, "laptop-2")
    other.enrol(agency, line)
    api = other.api(line)
    api.sign_in(agency.signer.trust.agency_id)
    chain_id = chain[0].chain_id

    for ask in (
        lambda: api.head(chain_id), lambda: api.entries(chain_id, 0), lambda: api.receipts(chain_id, 0), lambda: api.send(a_batch(other.identity, chain)),
    ):  # fmt: skip
        with pytest.raises(NotAllowed, match="chain_not_yours"):
            ask()
    other.store.close()


def test_a_checkpoint_by_another_key_or_over_another_place_is_refused(
    agency: Agency, laptop: Laptop, line: HubSimulator, chain: tuple[Entry, ...]
) -> None:
    right = a_batch(laptop.identity, chain)
    mark = right.checkpoint
    marks = [
        a_batch(DeviceIdentity.create("laptop-1"), chain).checkpoint,
        a_batch(laptop.identity, chain[:39]).checkpoint,
        msgspec.structs.replace(mark, chain_id="d" * 32),
        msgspec.structs.replace(mark, seq=41),
        msgspec.structs.replace(mark, signature=b""),
        msgspec.structs.replace(mark, hash=bytes(32)),
    ]

    for bad in marks:
        with pytest.raises(Refused) as raised:
            send(agency, laptop, line, msgspec.structs.replace(right, checkpoint=bad))
        assert raised.value.params["reason"] == "checkpoint"


def test_entries_that_do_not_hash_to_the_checkpoint_are_refused(
    agency: Agency, laptop: Laptop, line: HubSimulator, chain: tuple[Entry, ...]
) -> None:
    right = a_batch(laptop.identity, chain)
    rows = list(right.rows)
    rows[7] = msgspec.structs.replace(rows[7], subject_id="x")

    with pytest.raises(Refused) as raised:
        send(agency, laptop, line, msgspec.structs.replace(right, rows=tuple(rows)))

    assert raised.value.params["reason"] == "batch_hash"
    assert HubJournal(agency.store).head(chain[0].chain_id).seq == 0


def test_a_chain_begins_with_the_opening_of_the_laptop_that_sends_it(
    agency: Agency, laptop: Laptop, line: HubSimulator
) -> None:
    stranger = DeviceIdentity.create("laptop-9")
    other_key = DeviceIdentity.create("laptop-1")
    chains = [a_chain(stranger, 3), a_chain(other_key, 3), resealed(laptop, encode_body(SignedIn(0)), "signed_in")]

    for chain in chains:
        with pytest.raises(Refused) as raised:
            send(agency, laptop, line, a_batch(laptop.identity, chain))
        assert raised.value.params["reason"] == "chain_opening"


def test_an_opening_without_a_body_is_refused(
    agency: Agency, laptop: Laptop, line: HubSimulator, chain: tuple[Entry, ...]
) -> None:
    erased = (msgspec.structs.replace(chain[0], body=None, salt=None), *chain[1:])

    with pytest.raises(Refused) as raised:
        send(agency, laptop, line, a_batch(laptop.identity, erased))

    assert raised.value.params["reason"] == "chain_opening"


@pytest.mark.parametrize(
    ("kind", "body"), [("something_new", b"{}"), ("signed_in", b"{}"), ("signed_in", b'{"wrong_tries":1,"more":2}')]
)
def test_a_kind_or_body_that_is_not_known_is_refused_whole(
    agency: Agency, laptop: Laptop, line: HubSimulator, chain: tuple[Entry, ...], kind: str, body: bytes
) -> None:
    odd = following(chain[4], laptop, kind, body)

    with pytest.raises(Refused, match="hub_refused"):
        send(agency, laptop, line, a_batch(laptop.identity, (*chain[:5], odd)))

    assert HubJournal(agency.store).head(chain[0].chain_id).seq == 0


def test_a_body_that_is_missing_without_an_erasure_is_refused(
    agency: Agency, laptop: Laptop, line: HubSimulator, chain: tuple[Entry, ...]
) -> None:
    erased = msgspec.structs.replace(chain[3], body=None, salt=None)

    with pytest.raises(Refused, match="hub_refused"):
        send(agency, laptop, line, a_batch(laptop.identity, (*chain[:3], erased, *chain[4:])))


def test_a_body_that_is_missing_under_an_erasure_in_the_same_batch_is_accepted(
    agency: Agency, laptop: Laptop, line: HubSimulator, chain: tuple[Entry, ...]
) -> None:
    erased = msgspec.structs.replace(chain[3], body=None, salt=None)
    reason = encode_body(BodiesErased(chain[3].subject_id, ("answer_given",), "asked"))
    entries = (*chain[:3], erased, *chain[4:], following(chain[-1], laptop, "bodies_erased", reason))

    assert send(agency, laptop, line, a_batch(laptop.identity, entries)).stored == 41


def following(previous: Entry, laptop: Laptop, kind: str, body: bytes) -> Entry:
    """Return a well-hashed entry with any kind and body."""
    row = PackedEntry(
        kind, laptop.identity.device_id, "6" * 32, "5" * 32, previous.at_ms, previous.elapsed_ms, body, bytes(16)
    )
    return unpack(previous.chain_id, previous.seq + 1, previous.hash, [row])[0]


def resealed(laptop: Laptop, body: bytes, kind: str) -> tuple[Entry, ...]:
    """Return a chain of one entry that opens nothing."""
    row = msgspec.structs.replace(pack(a_chain(laptop.identity, 1))[0], kind=kind, body=body)
    return unpack("e" * 32, 1, GENESIS, [row])


def test_what_is_shown_ahead_must_excuse_something_and_be_of_a_chain_of_ones_own(
    agency: Agency, laptop: Laptop, line: HubSimulator, chain: tuple[Entry, ...], tmp_path: Path
) -> None:
    other = open_laptop(tmp_path, "laptop-2")
    other.enrol(agency, line)
    theirs = a_chain(other.identity, 3, chain_id="d" * 32)
    send(agency, other, line, a_batch(other.identity, theirs))
    bare = (*chain[:3], msgspec.structs.replace(chain[3], body=None, salt=None))
    reason = encode_body(BodiesErased(chain[3].subject_id, ("answer_given",), "asked"))
    sign = laptop.identity.sign
    later = show(following(chain[-1], laptop, "bodies_erased", reason), sign)
    foreign = show(following(theirs[-1], laptop, "bodies_erased", reason), sign)

    for entries, shown in ((chain[:4], (later,)), (bare, (later, later)), (bare, (foreign,))):
        batch = msgspec.structs.replace(a_batch(laptop.identity, entries), shown=shown)
        with pytest.raises(Refused, match=r"hub_refused|chain_not_yours"):
            send(agency, laptop, line, batch)
    batch = msgspec.structs.replace(a_batch(laptop.identity, bare), shown=(later,))
    assert send(agency, laptop, line, batch).receipt.to_seq == 4
    other.store.close()
