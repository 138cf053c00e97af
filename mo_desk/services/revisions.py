"""What became of a result: the scores it had before, and what people decided about it."""

from __future__ import annotations

from collections.abc import Mapping

from mo_desk.domain.attempts import AttemptState
from mo_desk.domain.decisions import WITHDRAWN, Case, about_result
from mo_desk.store.clocktime import moment_of
from mo_desk.store.queries.decisions import Decided
from mo_desk.store.queries.results import ResultFacts, SittingFacts
from mo_desk.views.results import DecidedView, ScoredOnce


def history(
    ever: tuple[ResultFacts, ...], now: ResultFacts, reasons: Mapping[tuple[str, int], str]
) -> tuple[ScoredOnce, ...]:
    """Return every result of an attempt in order, the current one last; nothing when it was scored once.

    `reasons` says why a key was corrected, by chain and moment: a correction and its results are one commit.
    """
    replaced = [one for one in ever if one.replaced]
    return tuple(
        ScoredOnce(
            ref=one.ref,
            at=moment_of(one.at_ms),
            points=one.points,
            maximum=one.maximum,
            verdict=one.verdict,
            reason=reasons.get((one.ref.chain_id, one.at_ms), "") if place else "",
        )
        for place, one in enumerate((*replaced, now) if replaced else ())
    )


def decided(facts: SittingFacts, attempt: AttemptState | None, result: ResultFacts | None) -> dict[str, Decided]:
    """Return what is decided about an attempt and its current result, by case."""
    if attempt is None:
        return {}
    keys = [(Case.STOPPED.value, attempt.attempt_id, "")]
    if result is not None:
        keys.append((Case.OTHER_RULE.value, attempt.attempt_id, about_result(result.ref)))
    found = {key[0]: facts.decisions.get(key) for key in keys}
    return {case: one for case, one in found.items() if one is not None and one.choice != WITHDRAWN}


def decided_views(found: Mapping[str, Decided], names: Mapping[str, str]) -> tuple[DecidedView, ...]:
    """Return decisions as views; `names` maps user ids to names."""
    return tuple(
        DecidedView(case, one.choice, names.get(one.actor_id, ""), moment_of(one.at_ms), one.reason)
        for case, one in found.items()
    )
