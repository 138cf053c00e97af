from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from sqlalchemy import Connection, delete, update

from mo_desk.domain.errors import Damaged
from mo_desk.domain.facts import BodiesErased, SignedIn
from mo_desk.paths import Home
from mo_desk.store.base import table_of
from mo_desk.store.engine import connect
from mo_desk.store.models.cards import CardRow, CardVersionRow
from mo_desk.store.models.journal import ChainRow, CheckpointRow, EntryRow
from mo_desk.store.queries import journal as queries
from mo_desk.store.store import Store
from mo_desk.store.verify import read_head, verify
from mo_desk.views.journal import ChainReport
from mo_desk.wire.chain import GENESIS, Receipt, body_digest, entry_hash, head_code
from mo_desk.wire.codec import encode_body, encode_card
from tests.helpers.chains import a_chain
from tests.helpers.stores import ACTOR, KEY, PROGRAM, TALLY, a_person, an_identity, answer, open_toy_store, tables

ENTRY, CHAIN, CHECKPOINT = table_of(EntryRow), table_of(ChainRow), table_of(CheckpointRow)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A chain of nine: opened, a card put (2), six answers (3 to 8), a second version of the card (9); signed at 1 and 9."""
    opened = open_toy_store(tmp_path)
    with opened.write(ACTOR) as work:
        work.put(a_person())
    answer(opened, 6)
    with opened.write(ACTOR) as work:
        work.put(a_person(1, 2, "Anders"))
        work.checkpoint()
    yield opened
    opened.close()


def change(store: Store, statement: Any) -> None:
    """Change a row with the key in hand."""
    with store.write(ACTOR) as work:
        assert work.connection.execute(statement).rowcount


def found(store: Store) -> tuple[int, str]:
    """Return what the report says of the store's own chain."""
    report = next(chain for chain in verify(store).chains if chain.chain_id == store.head().chain_id)
    return report.bad_seq, report.bad_reason


def rewrite(connection: Connection, chain_id: str, first: int, **values: Any) -> None:
    """Change an entry and give it and all that follow the hashes that then fit, as somebody with the key could."""
    previous = queries.hash_at(connection, chain_id, first - 1) or GENESIS
    for entry in queries.entries_after(connection, chain_id, first - 1, 1000):
        changed = msgspec.structs.replace(entry, prev_hash=previous, **(values if entry.seq == first else {}))
        digest = body_digest(changed.salt or b"", changed.body or b"")
        changed = msgspec.structs.replace(changed, body_digest=digest)
        previous = entry_hash(changed)
        here = (ENTRY.c.chain_id == chain_id) & (ENTRY.c.seq == entry.seq)
        connection.execute(update(ENTRY).where(here).values(**msgspec.structs.asdict(changed) | {"hash": previous}))


def test_a_whole_journal_is_sound(store: Store) -> None:
    report = verify(store)

    head = store.head()
    assert report.chains == (ChainReport(head.chain_id, 9, head.code, 0, ""),)
    assert report.sound
    assert report.head_known is None


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"body": encode_body(SignedIn(9))}, "body_digest"), ({"salt": bytes(16)}, "body_digest"),
        ({"body": None, "salt": None}, "body_missing"), ({"body": None}, "body_missing"), ({"actor_id": "x"}, "hash"),
        ({"subject_id": "x"}, "hash"), ({"kind": "signed_in"}, "hash"), ({"at_ms": 1}, "hash"), ({"elapsed_ms": 1}, "hash"),
        ({"run_id": "x"}, "hash"), ({"hash": bytes(32)}, "hash"), ({"prev_hash": bytes(32)}, "prev_hash"),
        ({"body_digest": bytes(32)}, "hash"),
    ],
)  # fmt: skip
def test_a_row_changed_with_the_key_in_hand_is_named(store: Store, values: dict[str, Any], reason: str) -> None:
    change(store, update(ENTRY).where(ENTRY.c.seq == 5).values(**values))

    assert found(store) == (5, reason)
    assert not verify(store).sound


def test_a_row_taken_away_is_named_by_the_next(store: Store) -> None:
    change(store, delete(ENTRY).where(ENTRY.c.seq == 5))

    assert found(store) == (6, "gap")


def test_a_chain_whose_end_was_cut_off_is_known_by_its_checkpoint_and_its_mark(store: Store) -> None:
    change(store, delete(ENTRY).where(ENTRY.c.seq == 9))

    assert found(store) == (9, "checkpoint")
    assert verify(store).behind_mark


def test_a_chain_rewritten_with_all_its_hashes_is_known_by_its_checkpoint(store: Store) -> None:
    with store.write(ACTOR) as work:
        rewrite(work.connection, store.head().chain_id, 5, actor_id="x")

    assert found(store) == (9, "checkpoint")


def test_a_chain_rewritten_with_a_checkpoint_nobody_signed_is_known_by_the_signature(store: Store) -> None:
    with store.write(ACTOR) as work:
        rewrite(work.connection, store.head().chain_id, 5, actor_id="x")
        head = queries.head_of(work.connection, store.head().chain_id)
        work.connection.execute(update(CHECKPOINT).where(CHECKPOINT.c.seq == 9).values(hash=head.hash))

    assert found(store) == (9, "checkpoint_signature")


def test_another_key_under_the_checkpoints_is_found_by_the_opening(store: Store) -> None:
    change(store, update(CHAIN).values(device_key=an_identity("other").public_key))

    assert found(store) == (1, "opening")


@pytest.mark.parametrize("values", [{"body": b"{}"}, {"kind": "signed_in", "body": encode_body(SignedIn(1))}])
def test_a_chain_whose_first_entry_opens_nothing_is_named(store: Store, values: dict[str, Any]) -> None:
    store.accept(a_chain(an_identity("laptop"), 5))

    with store.write(ACTOR) as work:
        rewrite(work.connection, "c" * 32, 1, **values)

    report = next(chain for chain in verify(store).chains if chain.chain_id == "c" * 32)
    assert (report.bad_seq, report.bad_reason) == (1, "opening")


def test_an_opening_cannot_be_excused_by_an_erasure(store: Store) -> None:
    store.accept(a_chain(an_identity("laptop"), 5))
    with store.write(ACTOR) as work:
        subject = an_identity("laptop").device_id
        work.append(subject, BodiesErased(subject, ("chain_opened",), "retention"))
        first = (ENTRY.c.chain_id == "c" * 32) & (ENTRY.c.seq == 1)
        work.connection.execute(update(ENTRY).where(first).values(body=None, salt=None))

    report = next(chain for chain in verify(store).chains if chain.chain_id == "c" * 32)
    assert (report.bad_seq, report.bad_reason) == (1, "opening")


def test_what_the_agency_signed_and_is_not_here_is_named(store: Store) -> None:
    chain_id = store.head().chain_id
    with store.read() as connection:
        held = queries.hash_at(connection, chain_id, 3)
    assert held is not None
    store.keep_receipts([Receipt(chain_id, 1, 3, held, 1, "agency", bytes(64))])
    assert verify(store).sound

    store.keep_receipts([Receipt(chain_id, 4, 7, bytes(32), 1, "agency", bytes(64))])

    assert found(store) == (7, "receipt")


def test_a_receipt_for_a_chain_that_is_not_here_at_all_is_named(store: Store) -> None:
    store.keep_receipts([Receipt("f" * 32, 1, 3, bytes(32), 1, "agency", bytes(64))])

    assert ChainReport("f" * 32, 0, "0000-0000-0000", 3, "receipt") in verify(store).chains


@pytest.mark.parametrize(("table", "version", "seq"), [(CardVersionRow, 1, 2), (CardVersionRow, 2, 9), (CardRow, 2, 9)])
def test_a_card_changed_with_the_key_in_hand_is_named_by_the_entry_that_put_it(
    store: Store, table: Any, version: int, seq: int
) -> None:
    forged = encode_card(a_person(1, version, "Iemand anders"))

    change(store, update(table_of(table)).where(table.version == version).values(data=forged))

    assert found(store) == (seq, "card")


def test_every_chain_is_walked_and_a_bad_one_does_not_hide_the_others(store: Store) -> None:
    store.accept(a_chain(an_identity("laptop"), 5))
    store.open_chain(PROGRAM, "restore")
    change(store, update(ENTRY).where(ENTRY.c.chain_id == "c" * 32, ENTRY.c.seq == 4).values(actor_id="x"))

    reports = {chain.chain_id: (chain.entries, chain.bad_seq) for chain in verify(store).chains}

    assert len(reports) == 3
    assert reports["c" * 32] == (5, 4)
    assert reports[store.head().chain_id] == (1, 0)


def test_a_head_code_of_any_entry_is_known_and_no_other(store: Store) -> None:
    with store.read() as connection:
        codes = [head_code(entry.hash) for entry in queries.chain_entries(connection, store.head().chain_id)]

    assert [verify(store, code).head_known for code in codes] == [True] * 9
    assert verify(store, "0000-0000-0000").head_known is False


def test_a_changed_projection_is_no_matter_of_the_journal_and_a_rebuild_repairs_it(store: Store) -> None:
    with store.write(ACTOR) as work:
        work.append("s", SignedIn(2))
    change(store, update(TALLY).values(tries=99))

    assert verify(store).sound
    store.rebuild()
    assert tables(store)["tally"] == [("s", 2, 2)]


def test_the_head_of_a_copy_is_read_without_a_store(store: Store, tmp_path: Path) -> None:
    connection = connect(Home(tmp_path / "desk").database, KEY)

    assert read_head(connection) == store.head()
    connection.execute("DELETE FROM chain")
    with pytest.raises(Damaged, match="backup_damaged"):
        read_head(connection)
    connection.close()
