"""An erasure takes text out of rows, tables, files and log, and leaves every chain verifying."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import event

from mo_desk.domain.cards import Card, CardKind
from mo_desk.domain.facts import ObservationMade
from mo_desk.domain.groups import Group
from mo_desk.domain.ids import GroupId, PersonId
from mo_desk.domain.people import Person
from mo_desk.store.verify import verify
from tests.helpers.bodies import an_id
from tests.helpers.chains import a_chain
from tests.helpers.real_stores import TRAINER, OpenStore, a_device, dump, make_server, make_store

WHO, OTHER, GROUP = an_id("person", 1), an_id("person", 2), GroupId(an_id("group", 0))
SECRET, KEPT = "Vertelde over zijn ziekte", "Werkte vlot mee"


@pytest.fixture(params=["desk", "server"])
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[OpenStore]:
    made = make_store(tmp_path) if request.param == "desk" else make_server(tmp_path)
    yield made
    made.store.close()


def observe(opened: OpenStore, person: str, text: str) -> None:
    body = ObservationMade(PersonId(person), GROUP, opened.clock.at.date(), "c1", text)
    opened.append((person, body))


def put(opened: OpenStore, card: Card) -> Card:
    with opened.store.write(TRAINER) as work:
        return work.put(card)


def erase(opened: OpenStore, *kinds: str) -> None:
    with opened.store.write(TRAINER) as work:
        work.erase(WHO, kinds, "retention")


def rows_of_file(opened: OpenStore) -> str:
    """Return everything that the decrypted database holds, every table and column."""
    with opened.store.read() as connection:
        names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
        return repr([connection.exec_driver_sql(f"SELECT * FROM {name}").all() for name in names])


def test_text_goes_from_every_row_and_every_chain_still_verifies(opened: OpenStore) -> None:
    for number in range(5):
        observe(opened, WHO, f"{SECRET} {number}")
        observe(opened, OTHER, KEPT)
    opened.store.accept(a_chain(a_device("other"), 5))
    before = opened.entries()
    assert SECRET in rows_of_file(opened)

    erase(opened, "observation_made")

    assert SECRET not in rows_of_file(opened)
    after = opened.entries()
    assert [entry.hash for entry in after[:-1]] == [entry.hash for entry in before]
    assert [entry.seq for entry in after if entry.body is None] == [2, 4, 6, 8, 10]
    assert all((entry.body is None) == (entry.salt is None) for entry in after)
    assert len(dump(opened.store)["observation"]) == 5
    assert verify(opened.store).sound


def test_a_person_goes_with_every_version_of_the_card_and_from_the_lists(opened: OpenStore) -> None:
    card = put(opened, Card(CardKind.PERSON, WHO, 1, "desk", Person("Verdwijnnaam", national_number="90010112345")))
    put(opened, replace(card, version=2, body=Person("Verdwijnnaam", "Nieuw")))
    put(opened, Card(CardKind.PERSON, OTHER, 1, "desk", Person("Blijfnaam")))
    put(opened, Card(CardKind.GROUP, GROUP, 1, "desk", Group("2026-117", "ar", "Genk")))
    tables = dump(opened.store)

    erase(opened, "card_put")

    rows = rows_of_file(opened)
    assert "Verdwijnnaam" not in rows
    assert "verdwijnnaam" not in rows
    assert "90010112345" not in rows
    assert dump(opened.store)["person"] == [row for row in tables["person"] if WHO not in row]
    assert dump(opened.store)["course_group"] == tables["course_group"]
    assert verify(opened.store).sound


def test_nothing_of_an_erased_text_is_left_in_any_byte_of_an_unencrypted_file(tmp_path: Path) -> None:
    server = make_server(tmp_path)
    for number in range(300):
        observe(
            server,
            WHO if number % 3 == 0 else OTHER,
            f"{SECRET if number % 3 == 0 else KEPT} {'x' * (number * 7 % 300)}",
        )
    put(server, Card(CardKind.PERSON, WHO, 1, "desk", Person("Verdwijnnaam")))
    assert files_holding(tmp_path, SECRET)

    with server.store.write(TRAINER) as work:
        work.erase(WHO, ("observation_made", "card_put"), "retention")

    assert files_holding(tmp_path, KEPT)
    assert not files_holding(tmp_path, SECRET)
    assert not files_holding(tmp_path, "Verdwijnnaam")
    server.store.close()


def test_while_somebody_reads_the_rows_are_erased_and_the_file_is_tidied_the_next_time(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    server = make_server(tmp_path)
    observe(server, WHO, SECRET)
    event.listen(server.engine, "connect", lambda connection, _record: connection.execute("PRAGMA busy_timeout=20"))
    with caplog.at_level(logging.WARNING), server.store.read() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM entry").all()
        erase(server, "observation_made")
    assert [record.message for record in caplog.records] == ["erased_not_scrubbed"]
    assert SECRET not in rows_of_file(server)

    erase(server, "observation_made")

    assert not files_holding(tmp_path, SECRET)
    server.store.close()


def files_holding(folder: Path, text: str) -> list[str]:
    return [path.name for path in folder.iterdir() if path.is_file() and text.encode() in path.read_bytes()]
