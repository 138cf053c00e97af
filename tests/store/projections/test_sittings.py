"""What facts about forms, sittings, seats and papers become."""

from __future__ import annotations

from typing import Any

import pytest

from mo_desk.store.projections.sittings import PROJECTION
from tests.helpers.boards import AT_MS, EARLIER, ENVELOPE, REF, a_fact, project
from tests.helpers.bodies import an_id

PERSON, SITTING, GROUP = an_id("person", 0), an_id("sitting", 0), an_id("group", 0)
ENTRY = (REF.chain_id, REF.seq)
USER, FORM = an_id("user", 1), an_id("form", 1)


def test_a_form_keeps_its_items_in_order_as_plain_values() -> None:
    (row,) = project(PROJECTION, a_fact("form_assembled", choice=1, unique="1"))["form"].values()

    general, practical = row["items"]
    assert general == {
        "item_id": "t07-item-1", "version": 1, "block": "algemeen", "theme": "T07", "options": ["a", "b"],
        "key_digest": "ab" * 32,
    }  # fmt: skip
    assert (practical["block"], practical["options"]) == ("praktisch", ["b", "a"])
    assert (row["length"], row["seed"], row["standing"], row["at_ms"]) == (2, 2**53 + 1, "oefening", AT_MS)
    assert (row["blueprint"], row["edition"], row["algorithm"]) == ("mo-41", "2026.1", "sha256-sort-1")
    assert row["paper_digest"] == "ef" * 32


@pytest.mark.parametrize(
    ("kind", "table", "key", "columns"),
    [
        ("sitting_prepared", "sitting_plan", (SITTING,), {
            "group_id": GROUP, "place": "Genk 1", "country": "BE", "time_zone": "Europe/Brussels",
            "days": ["2026-11-25", "2026-11-25"], "forms": [FORM], "time_limit_seconds": 60, "standing": "oefening",
            "leader_id": USER,
        }),
        ("seat_planned", "seat_plan", (SITTING, PERSON), {
            "language": "ti", "form_id": FORM, "accommodations": ["extra_time"]
        }),
        ("identity_checked", "identity_check", (SITTING, PERSON), {
            "outcome": "seen", "document_kind": "passport", "second_by": USER, "reason": ""
        }),
        ("absence_recorded", "absence", (SITTING, PERSON), {"absence": ""}),
        ("key_corrected", "key_correction", (FORM, "t07-item-1"), {
            "option_id": "b", "reason": "Twee juiste antwoorden"
        }),
    ],
)  # fmt: skip
def test_what_can_be_corrected_is_a_row_of_its_entry_and_marks_what_it_replaces(
    kind: str, table: str, key: tuple[str, ...], columns: dict[str, Any]
) -> None:
    rows = project(PROJECTION, a_fact(kind, choice=1, replaces=(EARLIER,)))

    assert rows == {
        table: {(*key, EARLIER.chain_id, EARLIER.seq): {"replaced": True}, (*key, *ENTRY): {**ENVELOPE, **columns}}
    }


@pytest.mark.parametrize(
    ("kind", "table", "key", "columns"),
    [
        ("sitting_opened", "sitting_event", (SITTING,), {"event": "opened", "final": False}),
        ("sitting_closed", "sitting_event", (SITTING,), {"event": "closed", "final": False}),
        ("incident_reported", "incident", (SITTING,), {"person_id": PERSON, "category": "noise", "text": "Lawaai 1"}),
        ("paper_printed", "paper", (), {
            "paper_id": an_id("paper", "9"), "paper_kind": "slip", "number": "P-1", "person_id": PERSON,
            "sitting_id": SITTING, "standing": "oefening", "copy": 2,
        }),
        ("workbook_exported", "export", (), {
            "sitting_id": SITTING, "version": 2, "profile": "full", "digest": "ab" * 32
        }),
    ],
)  # fmt: skip
def test_what_happened_once_is_a_row_of_its_entry(
    kind: str, table: str, key: tuple[str, ...], columns: dict[str, Any]
) -> None:
    rows = project(PROJECTION, a_fact(kind, choice=1, unique="9"))

    assert rows == {table: {(*key, *ENTRY): {**ENVELOPE, **columns}}}


def test_the_last_day_closes_the_sitting() -> None:
    (row,) = project(PROJECTION, a_fact("sitting_closed", choice=2))["sitting_event"].values()

    assert row["final"] is True


def test_other_facts_change_nothing_here() -> None:
    assert project(PROJECTION, a_fact("answer_given")) == {}
