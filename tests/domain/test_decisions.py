from __future__ import annotations

import pytest

from mo_desk.domain.access import ALLOWED, Role
from mo_desk.domain.decisions import CHOICES, DECIDES, SETTLED_BY, WITHDRAWN, Case, check_decision, open_cases, pair_of
from mo_desk.domain.errors import Invalid
from mo_desk.domain.sittings import SeatStatus

NOTHING = {"identity": "seen", "differences": (), "judgements": 1, "results": 1, "submitted": 1, "decided": frozenset()}


@pytest.mark.parametrize("case", list(Case))
def test_every_case_has_somebody_who_decides_and_may_do_so(case: Case) -> None:
    assert SETTLED_BY[case] in ALLOWED[DECIDES[case]]
    assert Role.PARTNER is not DECIDES[case]


@pytest.mark.parametrize(
    ("status", "changes", "cases"),
    [
        (SeatStatus.TAKEN, {}, ()),
        (SeatStatus.TAKEN, {"identity": "under_reserve"}, ("identity_document",)),
        (SeatStatus.TAKEN, {"judgements": 0}, ("process_evaluation",)),
        (SeatStatus.ABSENT, {"judgements": 0}, ()),
        (SeatStatus.TAKEN, {"judgements": 2}, ("evaluations_differ",)),
        (SeatStatus.TAKEN, {"results": 2, "submitted": 2}, ("results_differ", "two_attempts")),
        (SeatStatus.STOPPED, {}, ("stopped",)),
        (SeatStatus.STOPPED, {"decided": frozenset({"stopped"})}, ()),
        (SeatStatus.TO_DO, {"differences": ("seat", "identity", "absence")}, ("seat", "identity", "absence")),
        (SeatStatus.TAKEN, {"differences": ("seat", "identity", "absence")}, ("identity",)),
        (SeatStatus.ABSENT, {"differences": ("seat", "absence")}, ("absence",)),
    ],
)
def test_what_is_open_for_one_person(status: SeatStatus, changes: dict, cases: tuple[str, ...]) -> None:
    assert open_cases(status=status, **{**NOTHING, **changes}) == cases


def test_a_decision_is_one_of_the_choices_and_says_why_unless_it_is_about_who_is_who() -> None:
    check_decision("stopped", "counts", "ziek geworden")
    check_decision("possible_double", "two_people", "")
    check_decision("stopped", WITHDRAWN, "")

    with pytest.raises(Invalid, match="reason_missing"):
        check_decision("stopped", "counts", "  ")
    for case, choice in (("stopped", "two_people"), ("identity_document", "counts"), ("something", "")):
        with pytest.raises(Invalid, match="decision_unknown"):
            check_decision(case, choice, "omdat")


def test_a_decision_can_always_be_taken_back() -> None:
    assert all(WITHDRAWN in choices for choices in CHOICES.values())


def test_a_pair_is_the_same_pair_whoever_is_named_first() -> None:
    assert pair_of("b", "a") == pair_of("a", "b") == ("a", "b")
