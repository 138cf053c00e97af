"""Whatever happens on the way, in whatever order: the agency ends with what the laptops wrote, once, and both know it."""

from __future__ import annotations

import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mo_desk.domain.errors import Conflict, MoDeskError
from mo_desk.store.hub_journal import HubJournal
from mo_desk.wire.messages import BatchReply, EntryBatch, decode_packed, encode_packed
from tests.helpers.chains import a_batch, a_chain
from tests.helpers.hub_simulator import Fault, HubSimulator
from tests.helpers.hubs import Agency, Laptop, open_agency, open_laptop

FAULTS = (
    Fault.TIME_OUT, Fault.TIME_OUT_AFTER_STORING, Fault.ERROR_AFTER_STORING, Fault.HALF_ANSWER, Fault.DUPLICATE, Fault.LATE, Fault.HTML,
    Fault.REDIRECT, Fault.WRONG_RECEIPT_HASH, Fault.UNSIGNED_RECEIPT, Fault.TOKEN_EXPIRED, Fault.OTHER_VERSION,
)  # fmt: skip
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("write"), st.integers(0, 1), st.integers(1, 700)),
        st.tuples(st.just("sync"), st.integers(0, 1), st.integers(1, 2)),
        st.tuples(
            st.just("fault"),
            st.sampled_from(FAULTS),
            st.sampled_from(["/entries", "/head", "/token", "/receipts", "/health", "/cards"]),
        ),
    ),
    max_size=14,
)


@settings(max_examples=12, deadline=None)
@given(steps=STEPS)
def test_any_faults_in_any_order_end_in_the_same_state(steps: list[tuple[str, object, object]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        agency = open_agency(f"sqlite:///{folder}/hub.db")
        with HubSimulator(agency.app, agency.signer) as line:
            laptops = [open_laptop(Path(folder), f"laptop-{number}") for number in (1, 2)]
            for laptop in laptops:
                laptop.enrol(agency, line)
            for step in steps:
                _take(step, laptops, line)
            line.forget_faults()
            for laptop in laptops:
                laptop.sync(line)
            for laptop in laptops:
                _assert_arrived(agency, laptop)
                laptop.store.close()
        agency.store.close()


@settings(max_examples=15, deadline=None)
@given(st.data())
def test_batches_of_any_cut_in_any_order_with_repeats_end_in_the_same_journal(data: st.DataObject) -> None:
    """A batch before its time is refused and comes again; what is stored is always a prefix."""
    with tempfile.TemporaryDirectory() as folder:
        agency = open_agency(f"sqlite:///{folder}/hub.db")
        with HubSimulator(agency.app, agency.signer) as line:
            laptop = open_laptop(Path(folder), "laptop-1")
            laptop.enrol(agency, line)
            chain = a_chain(laptop.identity, 60)
            pieces = data.draw(st.lists(st.tuples(st.integers(0, 59), st.integers(1, 60)), max_size=12))
            batches = [a_batch(laptop.identity, chain[start : start + length]) for start, length in pieces]
            api = laptop.api(line)
            api.sign_in(agency.signer.trust.agency_id)
            held = 0
            for batch in data.draw(st.permutations(batches)):
                first, last = batch.from_seq, batch.checkpoint.seq
                if first > held + 1:
                    with pytest.raises(Conflict, match="entries_gap"):
                        api.send(batch)
                else:
                    api.send(batch)
                    held = max(held, last)
                assert HubJournal(agency.store).entries(chain[0].chain_id, 0, 100) == chain[:held]
            laptop.store.close()
        agency.store.close()


def test_the_same_batch_fifty_times_at_once_is_stored_once(agency: Agency, laptop: Laptop, line: HubSimulator) -> None:
    chain = a_chain(laptop.identity, 200)
    batch = a_batch(laptop.identity, chain)
    lines = [HubSimulator(agency.app, agency.signer) for _ in range(50)]

    def send(one: HubSimulator) -> BatchReply:
        with one:
            api = laptop.api(one)
            api.sign_in(agency.signer.trust.agency_id)
            return api.send(batch)

    with ThreadPoolExecutor(8) as pool:
        replies = list(pool.map(send, lines))

    assert sum(reply.stored for reply in replies) == 200
    assert len({reply.receipt for reply in replies}) == 1
    assert HubJournal(agency.store).entries(chain[0].chain_id, 0, 500) == chain


def test_a_batch_changed_on_the_way_is_refused_and_nothing_is_stored(
    agency: Agency, laptop: Laptop, line: HubSimulator
) -> None:
    right = encode_packed(a_batch(laptop.identity, a_chain(laptop.identity, 4)))
    api = laptop.api(line)
    api.sign_in(agency.signer.trust.agency_id)

    for place in range(0, len(right), 23):
        changed = right[:place] + bytes([right[place] ^ 1]) + right[place + 1 :]
        with pytest.raises(MoDeskError):
            api.send(decode_packed(changed, EntryBatch))

    assert HubJournal(agency.store).head("c" * 32).seq == 0


def _take(step: tuple[str, object, object], laptops: list[Laptop], line: HubSimulator) -> None:
    match step:
        case ("write", int(number), int(count)):
            laptops[number].answer(count)
        case ("sync", int(number), int(tries)):
            try:
                laptops[number].sync(line, tries=tries)
            except MoDeskError:
                return
        case ("fault", Fault() as fault, str(path)):
            line.next(fault, to=path)


def _assert_arrived(agency: Agency, laptop: Laptop) -> None:
    chain_id = laptop.store.head().chain_id
    ours, theirs = HubJournal(laptop.store), HubJournal(agency.store)
    assert laptop.waiting == 0
    assert theirs.entries(chain_id, 0, 100_000) == ours.entries(chain_id, 0, 100_000)
