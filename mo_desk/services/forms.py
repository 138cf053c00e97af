"""Forms (testversies): what the bank allows, and drawing new ones."""

from __future__ import annotations

from mo_desk.domain.access import Action, Actor
from mo_desk.domain.ids import FormId
from mo_desk.services.context import Context
from mo_desk.services.formstore import FormStore
from mo_desk.views.forms import CellReport


class Forms:
    """Use cases about forms."""

    def __init__(self, context: Context, formstore: FormStore) -> None:
        self._context = context
        self._formstore = formstore

    def bank_report(self, actor: Actor) -> tuple[CellReport, ...]:
        """Return the bank beside the blueprint, cell by cell."""
        self._context.allow(actor, Action.SEE_LESSONS)
        return self._formstore.cells()

    def assemble(self, actor: Actor, count: int, seed: int | None = None) -> tuple[FormId, ...]:
        """Draw and seal parallel forms that share no item; `seed` is chosen by chance when not given.

        Raises:
            Refused: `blueprint_impossible`, naming the cell or the constraint.
        """
        self._context.allow(actor, Action.PREPARE_SITTING)
        return self._formstore.assemble(actor, count, seed)
