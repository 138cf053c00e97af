"""All projections, in one place: the store of a laptop and that of the agency are given the same."""

from __future__ import annotations

from mo_desk.store.projections import attempts, decisions, evaluations, lessons, people, sittings
from mo_desk.store.projections.base import CardProjection, Projection

PROJECTIONS: tuple[Projection, ...] = (
    attempts.PROJECTION,
    sittings.PROJECTION,
    evaluations.PROJECTION,
    lessons.PROJECTION,
    decisions.PROJECTION,
)
CARD_PROJECTIONS: tuple[CardProjection, ...] = (people.PERSONS, people.GROUPS)
