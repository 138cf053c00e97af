"""An agency's answers that are whole and well-typed but say something wrong: nothing of them is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import msgspec
import pytest

from mo_desk.domain.errors import Conflict, Unreachable, Untrusted
from mo_desk.exchange.ports import Call, Reply, Transport
from mo_desk.wire import messages
from mo_desk.wire.chain import Receipt
from tests.helpers.agencies import an_agency
from tests.helpers.hub_simulator import Fault, HubSimulator
from tests.helpers.hubs import Laptop

M = TypeVar("M", bound=msgspec.Struct)


@dataclass(frozen=True, slots=True)
class Tampering:
    """A line whose answers to some calls are changed on the way."""

    line: Transport
    method: str
    part: str
    change: Callable[[Reply], Reply]

    def send(self, call: Call) -> Reply:
        reply = self.line.send(call)
        return self.change(reply) if call.method == self.method and self.part in call.path else reply


def as_json(kind: type[M], change: Callable[[M], M]) -> Callable[[Reply], Reply]:
    return lambda reply: Reply(
        reply.status, reply.headers, messages.encode_json(change(messages.decode_json(reply.body, kind)))
    )


def signed(receipt: Receipt, **changes: Any) -> Receipt:
    """Return the receipt, changed and signed again by the real agency."""
    other: Receipt = msgspec.structs.replace(receipt, **changes)
    return msgspec.structs.replace(other, signature=an_agency().signer.sign(other.signed_bytes()))


def refusal(code: str) -> Callable[[Reply], Reply]:
    body = messages.encode_json(messages.Problem(code, {"expected": 1, "code": "x"}))
    headers = {"mo-desk-protocol": "1", "content-type": messages.PROBLEM}
    return lambda _reply: Reply(409, headers, body)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"chain_id": "d" * 32}, "receipt_other"),
        ({"agency": "another"}, "receipt_other"),
        ({"hash": bytes(32)}, "receipt_hash"),
        ({"from_seq": 0}, "receipt_hash"),
        ({"from_seq": 99}, "receipt_hash"),
        ({"to_seq": 5}, "receipt_hash"),
        ({"to_seq": 999}, "receipt_hash"),
    ],
)
def test_a_receipt_about_anything_else_is_not_kept(
    laptop: Laptop, line: HubSimulator, changes: dict[str, Any], code: str
) -> None:
    laptop.answer(10)

    def other(reply: messages.BatchReply) -> messages.BatchReply:
        return msgspec.structs.replace(reply, receipt=signed(reply.receipt, **changes))

    with pytest.raises(Untrusted, match=code):
        laptop.sync(Tampering(line, "POST", "/entries", as_json(messages.BatchReply, other)))

    assert laptop.waiting == 11


def test_a_receipt_that_stops_before_what_was_sent_ends_the_run(laptop: Laptop, line: HubSimulator) -> None:
    laptop.answer(2)
    laptop.sync(line)
    first = laptop.store.head()
    laptop.answer(10)

    def short(reply: messages.BatchReply) -> messages.BatchReply:
        return msgspec.structs.replace(
            reply, receipt=signed(reply.receipt, from_seq=1, to_seq=first.seq, hash=first.hash)
        )

    with pytest.raises(Untrusted, match="receipt_short"):
        laptop.sync(Tampering(line, "POST", "/entries", as_json(messages.BatchReply, short)))

    assert laptop.waiting == 10


def test_receipts_asked_for_that_lead_nowhere_end_the_run(laptop: Laptop, line: HubSimulator) -> None:
    laptop.answer(2)
    laptop.sync(line)
    laptop.answer(3)
    line.next(Fault.TIME_OUT_AFTER_STORING)
    with pytest.raises(Unreachable):
        laptop.sync(line, tries=1)

    def first_again(reply: messages.ReceiptList) -> messages.ReceiptList:
        whole = reply.receipts[0]
        earlier = signed(whole, from_seq=1, to_seq=1, hash=laptop_hash(laptop, 1))
        return messages.ReceiptList((earlier,))

    with pytest.raises(Untrusted, match="receipt_short"):
        laptop.sync(Tampering(line, "GET", "/receipts", as_json(messages.ReceiptList, first_again)))


def test_an_answer_about_another_chain_ends_the_run(laptop: Laptop, line: HubSimulator) -> None:
    def other(reply: messages.HeadReply) -> messages.HeadReply:
        return msgspec.structs.replace(reply, chain_id="d" * 32)

    with pytest.raises(Untrusted, match="other_chain"):
        laptop.sync(Tampering(line, "GET", "/head", as_json(messages.HeadReply, other)))


def test_an_agency_whose_head_keeps_moving_is_given_up(laptop: Laptop, line: HubSimulator) -> None:
    line.next(*[Fault.HTML] * 3)  # nothing is stored

    with pytest.raises(Unreachable, match="hub_head_moves"):
        laptop.sync(Tampering(line, "POST", "/entries", refusal("entries_gap")))

    assert len([call for call in line.calls if call.path.endswith("/head")]) == 3


def test_another_conflict_is_told_as_it_is(laptop: Laptop, line: HubSimulator) -> None:
    with pytest.raises(Conflict, match="something_new"):
        laptop.sync(Tampering(line, "POST", "/entries", refusal("something_new")))


def laptop_hash(laptop: Laptop, seq: int) -> bytes:
    with laptop.store.read() as connection:
        found: bytes = connection.exec_driver_sql(f"SELECT hash FROM entry WHERE seq = {seq}").scalar_one()
    return found
