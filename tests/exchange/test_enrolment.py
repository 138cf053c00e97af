from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mo_desk.domain.errors import Invalid, Untrusted
from mo_desk.exchange.enrolment import (
    Enrolment,
    code_text,
    decode_enrolment,
    encode_enrolment,
    enrol,
    fresh_chance,
    new_code,
    parse_code,
)
from mo_desk.exchange.hub_api import HubApi
from mo_desk.exchange.ports import Call, Reply
from mo_desk.wire.agency import issue_device_certificate
from mo_desk.wire.identity import DeviceIdentity
from mo_desk.wire.messages import EnrolReply, EnrolRequest, decode_json, encode_json
from tests.helpers.agencies import an_agency
from tests.helpers.hubs import BEGIN

DEVICE = DeviceIdentity.create("laptop-1")


class Answering:
    """A transport that answers an enrolment with one reply."""

    def __init__(self, reply: EnrolReply) -> None:
        self.reply = reply
        self.asked: list[EnrolRequest] = []

    def send(self, call: Call) -> Reply:
        self.asked.append(decode_json(call.body, EnrolRequest))
        return Reply(200, {"mo-desk-protocol": "1", "content-type": "application/json"}, encode_json(self.reply))


def a_reply(number: int = 1, **changes: object) -> EnrolReply:
    signer = an_agency(number).signer
    trust = signer.trust
    pem = issue_device_certificate(signer, DEVICE.device_id, DEVICE.public_key, DEVICE.age_recipient, BEGIN)
    reply = EnrolReply(trust.agency_id, trust.agency_name, trust.recipient, trust.root_pem, trust.signing_pem, pem)
    return msgspec.structs.replace(reply, **changes)


def asked(reply: EnrolReply) -> tuple[Enrolment, Answering]:
    line = Answering(reply)
    code = code_text(new_code(an_agency().signer.trust, b"chance"))
    return enrol(HubApi(line, DEVICE, lambda: "id"), "https://hub.example.org", code, DEVICE, "laptop", BEGIN), line


def test_what_is_kept_is_the_pinned_agency_and_the_certificate() -> None:
    reply = a_reply()

    kept, line = asked(reply)

    assert (kept.trust, kept.certificate, kept.hub_url) == (
        an_agency().signer.trust,
        reply.device_pem,
        "https://hub.example.org",
    )
    assert len(line.asked[0].code) == 14


def test_the_half_of_the_code_that_names_the_root_is_never_sent() -> None:
    _, line = asked(a_reply())

    root = new_code(an_agency().signer.trust, b"chance").root
    assert root not in encode_json(line.asked[0]).decode()


def test_another_agency_at_the_address_is_found_out_by_the_code() -> None:
    with pytest.raises(Untrusted, match="root_not_announced"):
        asked(a_reply(2))


def test_an_agency_that_mixes_another_signing_certificate_in_is_refused() -> None:
    with pytest.raises(Untrusted, match="other_agency"):
        asked(a_reply(signing_pem=an_agency(2).signer.trust.signing_pem))


@pytest.mark.parametrize("which", ["id", "key", "recipient"])
def test_a_certificate_for_something_else_is_refused(which: str) -> None:
    other = DeviceIdentity.create("laptop-2")
    pem = issue_device_certificate(
        an_agency().signer,
        other.device_id if which == "id" else DEVICE.device_id,
        other.public_key if which == "key" else DEVICE.public_key,
        other.age_recipient if which == "recipient" else DEVICE.age_recipient,
        BEGIN + timedelta(days=1),
    )

    with pytest.raises(Untrusted, match="certificate_not_ours"):
        asked(a_reply(device_pem=pem))


@settings(max_examples=40, deadline=None)
@given(chance=st.binary(min_size=16, max_size=32), lower=st.booleans(), between=st.sampled_from(["", " ", "-", "  - "]))
def test_a_code_is_read_however_it_is_typed(chance: bytes, lower: bool, between: str) -> None:
    parts = new_code(an_agency().signer.trust, chance)
    plain = code_text(parts).replace("-", "")
    typed = between.join(plain[place : place + 4] for place in range(0, 24, 4))

    assert parse_code(typed.lower() if lower else typed) == parts


@pytest.mark.parametrize("text", ["", "AAAA-BBBB-CCCC", "U" * 24, "A" * 25, "é" * 24])
def test_what_is_no_code_is_refused(text: str) -> None:
    with pytest.raises(Invalid, match="enrol_code_invalid"):
        parse_code(text)


def test_codes_of_different_chance_differ() -> None:
    assert new_code(an_agency().signer.trust, fresh_chance()) != new_code(an_agency().signer.trust, fresh_chance())


def test_an_enrolment_is_kept_and_read_back() -> None:
    kept, _ = asked(a_reply())

    assert decode_enrolment(encode_enrolment(kept)) == kept
    with pytest.raises(Untrusted, match="enrolment_unreadable"):
        decode_enrolment(b"{}")
