"""The same exchange with an agency on PostgreSQL, several servers on one database included."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from mo_desk.domain.errors import NotAllowed, Unreachable
from mo_desk.exchange.tokens import make_assertion
from mo_desk.store.hub_journal import HubJournal
from mo_desk.store.queries.hub import overview
from mo_desk.wire.messages import BatchReply
from tests.helpers.chains import a_batch, a_chain
from tests.helpers.hub_simulator import Fault, HubSimulator
from tests.helpers.hubs import Agency, Laptop, copy_laptop, open_agency, open_laptop

pytestmark = pytest.mark.postgres


@pytest.fixture
def agency(postgres_url: str) -> Iterator[Agency]:
    opened = open_agency(postgres_url)
    yield opened
    opened.store.close()


def test_everything_that_waits_arrives_and_is_confirmed(agency: Agency, laptop: Laptop, line: HubSimulator) -> None:
    laptop.answer(1200)
    laptop.put_person("p" * 32, "Haddad")
    line.next(Fault.ERROR_AFTER_STORING, Fault.DUPLICATE)

    report = laptop.sync(line)

    assert (report.sent, report.cards_received, laptop.waiting) == (1202, 1, 0)
    chain_id = laptop.store.head().chain_id
    assert HubJournal(agency.store).entries(chain_id, 0, 2000) == HubJournal(laptop.store).entries(chain_id, 0, 2000)


def test_a_copied_disk_is_a_fork(agency: Agency, laptop: Laptop, line: HubSimulator) -> None:
    laptop.sync(line)
    copy = copy_laptop(laptop, "copy")
    laptop.answer(3)
    copy.answer(4, attempt="b" * 32)
    laptop.sync(line)

    assert copy.sync(line).disputes == 1
    with agency.store.read() as connection:
        [fork] = overview(connection, "Agentschap").forks
    assert (fork.chain_id, fork.from_seq, fork.entries) == (laptop.store.head().chain_id, 2, 4)
    copy.store.close()


def test_two_servers_on_one_database_store_a_batch_once_and_give_one_receipt(
    postgres_url: str, agency: Agency, laptop: Laptop, line: HubSimulator
) -> None:
    second = open_agency(postgres_url)
    chain = a_chain(laptop.identity, 300)
    opening, rest = a_batch(laptop.identity, chain[:1]), a_batch(laptop.identity, chain[1:])
    servers = [HubSimulator(server.app, server.signer) for server in [agency, second] * 10]

    def send(one: HubSimulator) -> list[BatchReply]:
        with one:
            api = laptop.api(one)
            replies = []
            for batch in (opening, rest):
                for _ in range(4):  # two servers may meet at the very first entry: one of them says 'again'
                    try:
                        api.sign_in(agency.signer.trust.agency_id)
                        replies.append(api.send(batch))
                        break
                    except Unreachable:
                        continue
            return replies

    with ThreadPoolExecutor(8) as pool:
        replies = list(pool.map(send, servers))

    assert all(len(pair) == 2 for pair in replies)
    assert sum(reply.stored for pair in replies for reply in pair) == 300
    assert len({pair[1].receipt for pair in replies}) == 1
    assert HubJournal(agency.store).entries(chain[0].chain_id, 0, 500) == chain
    second.store.close()


def test_an_assertion_counts_once_among_all_servers(
    postgres_url: str, agency: Agency, laptop: Laptop, line: HubSimulator
) -> None:
    second = open_agency(postgres_url)
    now, until = agency.clock.at, agency.clock.at.replace(hour=9)
    assert make_assertion(laptop.identity, agency.signer.trust.agency_id, "one", now)

    assert agency.registry.use_token_id("laptop-1", "one", until, now)
    assert not second.registry.use_token_id("laptop-1", "one", until, now)
    second.store.close()


def test_a_code_is_used_by_one_laptop_whichever_server_it_asks(
    postgres_url: str, tmp_path: Path, agency: Agency
) -> None:
    second = open_agency(postgres_url)
    code = agency.code(7)
    laptops = [open_laptop(tmp_path, f"taker-{number}") for number in range(4)]

    def take(number: int) -> str:
        server = (agency, second)[number % 2]
        with HubSimulator(server.app, server.signer) as line:
            try:
                laptops[number].enrol(server, line, code)
            except NotAllowed as error:
                return error.code
            return "taken"

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(take, range(4))) == ["enrol_code_used"] * 3 + ["taken"]
    for laptop in laptops:
        laptop.store.close()
    second.store.close()


def test_cards_are_numbered_in_the_order_they_become_visible(
    postgres_url: str, agency: Agency, laptop: Laptop, line: HubSimulator
) -> None:
    for number in range(5):
        laptop.put_person(f"{number:032x}", f"Naam {number}")
    laptop.sync(line)

    page = agency.cards.page("laptop-1", 0, 3)
    rest = agency.cards.page("laptop-1", page.set_version, 3)

    assert (len(page.cards), page.more, len(rest.cards), rest.more) == (3, True, 2, False)
    assert agency.cards.page("laptop-2", 0, 3).cards == ()
