from __future__ import annotations

from dataclasses import replace

import pytest

from mo_desk.domain.erasures import Erasure, ErasureBook, Origin, Reach, precedes, reach_of
from mo_desk.domain.ids import ChainId, EntryRef

OLD, OWN, NEW, OTHER = (ChainId(name) for name in ("old", "own", "new", "other"))
ORIGINS: dict[str, Origin] = {
    OLD: Origin(OLD, "laptop", None, 1000),
    OWN: Origin(OWN, "laptop", OLD, 2000),
    NEW: Origin(NEW, "laptop", OWN, 3000),
    OTHER: Origin(OTHER, "second", None, 500),
}
ERASURE = Erasure(EntryRef(OWN, 10), "laptop", "p", "observation_made", Reach.SIGNER)


def judged(
    erasure: Erasure, chain: ChainId, seq: int, subject: str = "p", kind: str = "observation_made"
) -> list[bool]:
    """Return whether a missing body is excused there, and whether a body may not be held there."""
    book, ref = ErasureBook([erasure], ORIGINS), EntryRef(chain, seq)
    return [book.excuses(ref, subject, kind), book.takes(ref, subject, kind)]


def test_in_its_own_chain_an_erasure_concerns_what_stands_before_it() -> None:
    assert judged(ERASURE, OWN, 9) == [True, True]
    assert judged(ERASURE, OWN, 10) == [False, False]
    assert judged(ERASURE, OWN, 11) == [False, False]


def test_only_the_subject_and_the_kind_are_concerned() -> None:
    assert judged(ERASURE, OWN, 9, subject="q") == [False, False]
    assert judged(ERASURE, OWN, 9, kind="answer_given") == [False, False]


def test_it_takes_from_chains_that_the_device_opened_before_and_not_from_later_ones() -> None:
    assert judged(ERASURE, OLD, 500) == [True, True]
    assert judged(ERASURE, NEW, 500) == [True, False]


def test_the_chains_of_another_device_are_out_of_its_reach() -> None:
    assert judged(ERASURE, OTHER, 3) == [False, False]


def test_an_erasure_of_this_device_or_of_the_agency_reaches_every_chain() -> None:
    everywhere = replace(ERASURE, reach=Reach.EVERYWHERE)

    assert judged(everywhere, OTHER, 3) == [True, True]
    assert judged(everywhere, ChainId("unknown"), 3) == [True, True]


def test_an_erasure_without_effect_still_excuses_what_its_own_device_no_longer_has() -> None:
    nowhere = replace(ERASURE, reach=Reach.NOWHERE)

    assert judged(nowhere, OWN, 9) == [True, False]
    assert judged(nowhere, OLD, 9) == [True, False]
    assert judged(nowhere, OTHER, 9) == [False, False]


@pytest.mark.parametrize("kind", ["chain_opened", "bodies_erased"])
def test_what_the_chain_rests_on_is_never_taken(kind: str) -> None:
    assert judged(replace(ERASURE, kind=kind), OWN, 9, kind=kind) == [True, False]


def test_one_of_several_erasures_is_enough() -> None:
    book = ErasureBook([replace(ERASURE, ref=EntryRef(OWN, 5)), ERASURE], ORIGINS)

    assert book.takes(EntryRef(OWN, 9), "p", "observation_made")
    assert bool(book)
    assert not ErasureBook([], ORIGINS)


@pytest.mark.parametrize(
    ("trusted", "foreign", "reach"),
    [
        (True, False, Reach.EVERYWHERE), (True, True, Reach.EVERYWHERE), (False, False, Reach.SIGNER),
        (False, True, Reach.NOWHERE),
    ],
)  # fmt: skip
def test_reach_follows_from_who_signed_and_whose_the_subject_is(trusted: bool, foreign: bool, reach: Reach) -> None:
    assert reach_of(trusted=trusted, belongs_to_another=foreign) is reach


def test_what_chains_say_they_follow_goes_before_the_clock() -> None:
    set_back = replace(ORIGINS[NEW], opened_at_ms=1)

    assert precedes(ORIGINS[OWN], set_back)
    assert not precedes(set_back, ORIGINS[OWN])
    assert precedes(set_back, ORIGINS[OLD])  # two steps away only the clock is left
    assert precedes(ORIGINS[OLD], ORIGINS[NEW])
