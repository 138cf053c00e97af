"""The desk's forms on disk and in the journal: drawing, sealing and opening them, for every use case that needs one."""

from __future__ import annotations

from mo_desk.assembly.assemble import assemble
from mo_desk.content import sealing
from mo_desk.domain.access import Actor
from mo_desk.domain.errors import Damaged, NotFound, Refused
from mo_desk.domain.facts import FormAssembled, FormOpened
from mo_desk.domain.forms import Form, Key, Paper
from mo_desk.domain.ids import FormId, ItemId, OptionId
from mo_desk.paths import write_atomically
from mo_desk.services.context import Context
from mo_desk.store.queries import forms as queries
from mo_desk.views.forms import CellReport


class FormStore:
    """Draws, seals and opens forms; permissions are checked by the use case that asks."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def cells(self) -> tuple[CellReport, ...]:
        """Return the bank beside the blueprint, cell by cell; a variant family counts once."""
        bank = self._context.library.bank()
        blueprint = self._context.library.blueprint(self._context.settings.blueprint)
        return tuple(
            CellReport(
                cell.theme,
                cell.count,
                len({item.family or item.item_id for item in bank.items.values() if item.theme == cell.theme}),
            )
            for cell in blueprint.cells
        )

    def assemble(self, actor: Actor, count: int, seed: int | None = None) -> tuple[FormId, ...]:
        """Draw parallel forms that share no item, seal them and put them in the journal.

        `seed` is chosen by chance when not given. Files first, facts after: a form in the journal always has its files.

        Raises:
            Refused: `blueprint_impossible`, naming the cell or the constraint.
        """
        context = self._context
        chosen = int(context.ids.new()[:12], 16) if seed is None else seed
        blueprint = context.library.blueprint(context.settings.blueprint)
        assembled = assemble(context.library.bank(), blueprint, count, chosen, ids=context.ids)
        facts: list[tuple[str, FormAssembled]] = []
        for one in assembled:
            sealed = sealing.seal_form(one.form, one.paper, one.key, context.store.device.age_recipient)
            for name, content in sealed.files.items():
                write_atomically(context.home.forms / f"{one.form.form_id}.{name}", content)
            facts.append((one.form.form_id, _fact(one.form)))
        with context.store.write(actor) as work:
            work.append_many(facts)
        return tuple(one.form.form_id for one in assembled)

    def assemble_most(self, actor: Actor, wanted: int) -> tuple[FormId, ...]:
        """Draw as many parallel forms as the bank allows, at least one and at most `wanted`."""
        most = min([wanted, *(cell.available // cell.needed for cell in self.cells())])
        for count in range(max(most, 1), 1, -1):
            try:
                return self.assemble(actor, count)
            except Refused as error:
                if error.code != "blueprint_impossible":
                    raise
        return self.assemble(actor, 1)

    def get_form(self, form_id: FormId) -> Form:
        """Return what the journal knows of a form.

        Raises:
            NotFound: `form_unknown`.
        """
        with self._context.store.read() as connection:
            form = queries.forms_by_id(connection, [form_id]).get(form_id)
        if form is None:
            raise NotFound("form_unknown")
        return form

    def open_paper(self, form_id: FormId) -> Paper:
        """Open the paper half with the device's key; the caller appends the fact that it did."""
        return sealing.open_paper(self.get_form(form_id), self._files(form_id), self._context.store.device.age_identity)

    def open_key(self, form: Form) -> Key:
        """Open the key half and check it against the digests in the journal; the caller appends the fact."""
        return sealing.open_key(form, self._files(form.form_id), self._context.store.device.age_identity)

    def right_options(self, form: Form) -> dict[ItemId, OptionId]:
        """Return the right option of every item: the sealed key, with what was corrected since."""
        key = self.open_key(form)
        with self._context.store.read() as connection:
            changed = queries.corrections(connection, [form.form_id]).get(form.form_id)
        return {**key.right, **(changed.right if changed else {})}

    def holds(self, form_id: FormId) -> bool:
        """Say whether the sealed files of a form lie on this laptop."""
        return any(self._context.home.forms.glob(f"{form_id}.*"))

    def _files(self, form_id: FormId) -> dict[str, bytes]:
        prefix = f"{form_id}."
        found = self._context.home.forms.glob(f"{prefix}*")
        files = {path.name.removeprefix(prefix): path.read_bytes() for path in found}
        if not files:
            raise Damaged("sealed_form_missing", form=form_id)
        return files


def opened(form_id: FormId, part: str, purpose: str) -> tuple[str, FormOpened]:
    """Return the fact that a half was opened, ready to append."""
    return form_id, FormOpened(form_id, part, purpose)


def _fact(form: Form) -> FormAssembled:
    return FormAssembled(
        form_id=form.form_id,
        blueprint=form.blueprint,
        edition=form.edition,
        seed=form.seed,
        algorithm=form.algorithm,
        standing=form.standing,
        items=form.items,
        paper_digest=form.paper_digest,
    )
