"""What observations and judgements become."""

from __future__ import annotations

from datetime import date

from mo_desk.store.projections.evaluations import PROJECTION
from tests.helpers.boards import EARLIER, ENVELOPE, REF, a_fact, project
from tests.helpers.bodies import an_id

KEY = (an_id("group", 0), an_id("person", 0))
ENTRY = (REF.chain_id, REF.seq)


def test_an_observation_is_a_row_of_its_entry_and_marks_what_it_replaces() -> None:
    rows = project(PROJECTION, a_fact("observation_made", choice=1, replaces=(EARLIER,)))["observation"]

    assert rows == {
        (*KEY, EARLIER.chain_id, EARLIER.seq): {"replaced": True},
        (*KEY, *ENTRY): {**ENVELOPE, "on": date(2026, 11, 25), "criterion": "c1", "text": "Vaststelling 1"},
    }


def test_a_judgement_keeps_its_levels_as_lists_and_its_reason() -> None:
    rows = project(PROJECTION, a_fact("evaluation_confirmed", choice=3, replaces=(EARLIER,)))["evaluation"]

    assert rows[*KEY, EARLIER.chain_id, EARLIER.seq] == {"replaced": True}
    assert rows[*KEY, *ENTRY] == {
        **ENVELOPE, "rubric_id": "mo-rubric", "rubric_version": 1, "levels": [["c1", 3], ["c2", 2]], "points": 3,
        "maximum": 9, "verdict": "sufficient", "reason": "een reden",
    }  # fmt: skip


def test_other_facts_change_nothing_here() -> None:
    assert project(PROJECTION, a_fact("answer_given")) == {}
