"""All use cases in one frozen bundle, as the faces are given them."""

from __future__ import annotations

from dataclasses import dataclass

from mo_desk.exchange.retry import Patience
from mo_desk.services.access import Access
from mo_desk.services.agencylink import AgencyLink
from mo_desk.services.attempts import Attempts
from mo_desk.services.attestations import Attestations
from mo_desk.services.canon import Canon
from mo_desk.services.context import Context
from mo_desk.services.corrections import Corrections
from mo_desk.services.coverage import Coverage
from mo_desk.services.decisions import Decisions
from mo_desk.services.evaluations import Evaluations
from mo_desk.services.exports import Exports
from mo_desk.services.forms import Forms
from mo_desk.services.formstore import FormStore
from mo_desk.services.groups import Groups
from mo_desk.services.handouts import Handouts
from mo_desk.services.lessons import Lessons
from mo_desk.services.maintenance import Maintenance
from mo_desk.services.outcomes import Outcomes
from mo_desk.services.people import People
from mo_desk.services.rosters import Rosters
from mo_desk.services.sittings import Sittings
from mo_desk.services.standings import Standings
from mo_desk.services.supervision import Supervision
from mo_desk.services.sync import Sync


@dataclass(frozen=True, slots=True)
class Catalog:
    """One service a noun."""

    access: Access
    people: People
    rosters: Rosters
    groups: Groups
    lessons: Lessons
    canon: Canon
    handouts: Handouts
    coverage: Coverage
    forms: Forms
    sittings: Sittings
    attempts: Attempts
    supervision: Supervision
    evaluations: Evaluations
    outcomes: Outcomes
    corrections: Corrections
    decisions: Decisions
    attestations: Attestations
    exports: Exports
    sync: Sync
    maintenance: Maintenance


def make_catalog(context: Context, patience: Patience) -> Catalog:
    """Put the services together over one context; `patience` bounds synchronising."""
    formstore = FormStore(context)
    standings = Standings(context)
    link = AgencyLink(context)
    return Catalog(
        access=Access(context),
        people=People(context),
        rosters=Rosters(context),
        groups=Groups(context),
        lessons=Lessons(context),
        canon=Canon(context),
        handouts=Handouts(context),
        coverage=Coverage(context),
        forms=Forms(context, formstore),
        sittings=Sittings(context, formstore),
        attempts=Attempts(context, formstore),
        supervision=Supervision(context),
        evaluations=Evaluations(context),
        outcomes=Outcomes(context, standings),
        corrections=Corrections(context, formstore, standings),
        decisions=Decisions(context, standings),
        attestations=Attestations(context, standings, link),
        exports=Exports(context, standings),
        sync=Sync(context, link, patience),
        maintenance=Maintenance(context, link),
    )
