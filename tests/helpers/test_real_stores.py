from __future__ import annotations

from pathlib import Path

from mo_desk.domain.facts import KINDS
from mo_desk.wire.codec import decode_body, encode_body
from tests.helpers.bodies import CORRECTABLE, a_body
from tests.helpers.real_stores import PROJECTED, TRAINER, dump, make_server, make_store, reopen


def test_a_store_is_a_real_encrypted_file_with_a_chain(tmp_path: Path) -> None:
    desk = make_store(tmp_path)
    desk.append(a_body("signed_in"))

    assert [entry.kind for entry in desk.entries()] == ["chain_opened", "signed_in"]
    assert desk.count("entry") == 2
    assert not desk.home.database.read_bytes().startswith(b"SQLite format 3")
    desk.store.close()


def test_a_store_is_reopened_where_it_was(tmp_path: Path) -> None:
    desk = make_store(tmp_path)
    desk.append(a_body("sitting_opened"))
    before = (desk.store.head(), dump(desk.store))

    again = reopen(desk)

    assert (again.store.head(), dump(again.store)) == before
    again.store.close()


def test_two_stores_of_one_name_are_the_same_to_the_byte_of_every_entry(tmp_path: Path) -> None:
    one, two = make_store(tmp_path / "1"), make_store(tmp_path / "2")
    for desk in (one, two):
        desk.append(a_body("signed_in"), a_body("sitting_opened"))

    assert one.entries() == two.entries()


def test_a_dump_holds_every_projected_table(tmp_path: Path) -> None:
    server = make_server(tmp_path)

    assert set(dump(server.store)) == {table.name for table in PROJECTED}
    with server.store.write(TRAINER) as work:
        work.append(*a_body("incident_reported"))
    assert [len(rows) for name, rows in dump(server.store).items() if name == "incident"] == [1]


def test_there_is_a_body_of_every_kind_and_the_correctable_ones_can_name_what_they_replace() -> None:
    for kind in KINDS:
        subject_id, body = a_body(kind, choice=1)
        assert subject_id
        assert decode_body(kind, encode_body(body)) == body
        assert hasattr(body, "replaces") == (kind in {*CORRECTABLE})
    assert not hasattr(a_body("sitting_opened")[1], "replaces")
