"""What facts about attempts become."""

from __future__ import annotations

from typing import Any

import pytest

from mo_desk.store.projections.attempts import PROJECTION
from tests.helpers.boards import AT_MS, EARLIER, ENVELOPE, REF, a_fact, project
from tests.helpers.bodies import an_id

PERSON, ATTEMPT, SITTING = an_id("person", 0), an_id("attempt", 0, 0), an_id("sitting", 0)
ENTRY = (REF.chain_id, REF.seq)


def test_a_started_attempt_is_one_row_with_its_entry() -> None:
    rows = project(PROJECTION, a_fact("attempt_started", choice=2, unique="1"))

    assert rows == {
        "attempt": {
            (an_id("attempt", "1"),): {
                "sitting_id": SITTING, "person_id": PERSON, "form_id": an_id("form", 2), "language": "ar",
                "order_seed": "seed 2", "rule_id": "mo-70", "standing": "officieel", "attempt_number": 1,
                "time_limit_seconds": 120, "started_at_ms": AT_MS, "chain_id": REF.chain_id, "seq": REF.seq,
            }
        }
    }  # fmt: skip


def test_an_answer_is_a_row_of_its_entry_and_marks_the_one_it_replaces() -> None:
    rows = project(PROJECTION, a_fact("answer_given", choice=1, replaces=(EARLIER,)))["answer"]

    key = (ATTEMPT, "t07-item-1")
    assert rows == {
        (*key, EARLIER.chain_id, EARLIER.seq): {"replaced": True},
        (*key, *ENTRY): {**ENVELOPE, "option_id": "b", "language": "nl"},
    }


def test_a_result_keeps_points_rule_and_parts_as_plain_lists() -> None:
    rows = project(PROJECTION, a_fact("result_scored", choice=3, replaces=(EARLIER,)))["result"]

    general = {"name": "algemeen", "points": 3, "maximum": 11}
    practical = {"name": "praktisch", "points": 20, "maximum": 30}
    assert rows[ATTEMPT, EARLIER.chain_id, EARLIER.seq] == {"replaced": True}
    assert rows[ATTEMPT, *ENTRY] == {
        **ENVELOPE, "sitting_id": SITTING, "person_id": PERSON, "form_id": an_id("form", 3), "rule_id": "mo-70",
        "standing": "oefening", "points": 23, "maximum": 41, "needed": 29, "verdict": "not_passed", "unanswered": 2,
        "blocks": [general, practical], "themes": [general], "key_digest": "ab" * 32,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "columns"),
    [
        ("attempt_resumed", {"event": "resumed", "used_seconds": 60, "reason": "power"}),
        ("focus_lost", {"event": "focus_lost", "used_seconds": 1, "reason": "pin"}),
        ("attempt_submitted", {"event": "submitted", "used_seconds": 900, "unanswered": 1, "reason": "handed_in"}),
        ("attempt_stopped", {"event": "stopped", "used_seconds": 300, "reason": "ill"}),
        ("attempt_annulled", {"event": "annulled", "reason": "fraud", "second_by": an_id("user", 1)}),
        (
            "attempt_reassigned",
            {"event": "reassigned", "reason": "wrong_seat", "person_id": PERSON, "second_by": an_id("user", 1)},
        ),
    ],
)
def test_what_happens_during_an_attempt_is_an_event(kind: str, columns: dict[str, Any]) -> None:
    assert project(PROJECTION, a_fact(kind, choice=1)) == {
        "attempt_event": {(ATTEMPT, *ENTRY): {**ENVELOPE, **columns}}
    }


def test_other_facts_change_nothing_here() -> None:
    assert project(PROJECTION, a_fact("sitting_opened")) == {}
