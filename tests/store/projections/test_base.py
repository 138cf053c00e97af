from __future__ import annotations

import pytest

from mo_desk.store.projections.base import Board, blank_of, key_of
from tests.helpers.stores import REMARK, TALLY

STORED = {"subject_id": "s", "tries": 4, "last": 2}


def board() -> Board:
    """Return a board on which one tally was read, and one that is not there."""
    return Board({TALLY: {("s",): STORED, ("new",): None}})


def test_a_row_is_seen_as_stored_until_it_is_set() -> None:
    assert board().seen(TALLY, subject_id="s") == STORED
    assert board().seen(TALLY, subject_id="new") is None


def test_a_row_is_seen_with_what_was_set_in_this_batch() -> None:
    here = board()

    here.set(TALLY, {"subject_id": "s"}, tries=5)
    here.set(TALLY, {"subject_id": "s"}, last=9)

    assert here.seen(TALLY, subject_id="s") == {"subject_id": "s", "tries": 5, "last": 9}


def test_a_new_row_is_seen_with_the_defaults_it_will_have() -> None:
    here = board()

    here.set(TALLY, {"subject_id": "new"}, last=9)

    assert here.seen(TALLY, subject_id="new") == {"subject_id": "new", "tries": 0, "last": 9}


def test_looking_at_a_row_that_was_not_asked_for_is_a_bug_that_shows() -> None:
    with pytest.raises(LookupError, match="tally"):
        board().seen(TALLY, subject_id="other")
    with pytest.raises(LookupError, match="remark"):
        board().seen(REMARK, chain_id="c", seq=1)


def test_a_row_set_without_being_read_is_still_not_seen() -> None:
    here = board()
    here.set(TALLY, {"subject_id": "other"}, tries=1)

    with pytest.raises(LookupError):
        here.seen(TALLY, subject_id="other")


def test_changes_hold_only_the_columns_that_were_set_the_last_value_of_each() -> None:
    here = board()

    here.set(REMARK, {"seq": 2, "chain_id": "c"}, text="one", replaced=True)
    here.set(REMARK, {"chain_id": "c", "seq": 2}, text="two")
    here.set(REMARK, {"chain_id": "c", "seq": 3})

    assert here.changes == {REMARK: {("c", 2): {"text": "two", "replaced": True}, ("c", 3): {}}}


def test_what_was_stored_is_never_changed() -> None:
    here = board()

    here.set(TALLY, {"subject_id": "s"}, tries=99)

    assert STORED["tries"] == 4


def test_a_key_must_be_whole() -> None:
    assert key_of(REMARK, {"seq": 2, "chain_id": "c"}) == ("c", 2)
    with pytest.raises(KeyError):
        key_of(REMARK, {"chain_id": "c"})


def test_a_blank_row_is_what_the_table_gives_where_nobody_set_anything() -> None:
    assert blank_of(REMARK) == {"chain_id": None, "seq": None, "text": None, "replaced": False}
