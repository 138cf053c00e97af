"""Which items: the first forms that the seed allows, then made equal, in a way that no solver version can change.

The decision (an ADR in short). A solver may answer a tie in any way it likes, and its next version does; a form must be
repeatable for ever. So the solver only answers yes or no, and *the* selection is defined without it:

1. Walk the places of all forms in a fixed order (cell by cell, in each cell round the forms) and give every place the
   first item in seeded order with which the rest can still be completed. That is the lexicographically first solution;
   there is exactly one.
2. While a form's sum of difficulties is further than `CLOSE` from the target, take the exchange of two items of one cell
   that lowers the sum of squared distances most; the first in seeded order among equals. Whole numbers only.
3. Where that leaves forms further apart than `TOLERANCE`, step 1 again with the tolerance as one more rule.

Step 1 first just tries (no look-ahead), which nearly always succeeds and then is that same first solution. Only after a
dead end is HiGHS asked, place by place, whether a choice can be completed. The bad side: forms are close to equal, not
provably as equal as possible; `tests/assembly` compares them with the optimum. The other ways were seeded costs in the
objective (unique only by chance, minutes to prove) and keeping the solver's own answer (not repeatable).
"""

from __future__ import annotations

from collections.abc import Iterator

from mo_desk.assembly.balancing import balance, spread
from mo_desk.assembly.model import Model, Rules
from mo_desk.assembly.pool import Pool, Selection
from mo_desk.domain.errors import Refused
from mo_desk.domain.ids import ItemId

TOLERANCE = 100
"""How far the mean difficulties of two forms may lie apart, in thousandths (0.1)."""


def pick(pool: Pool) -> Selection:
    """Choose the items of every form.

    Raises:
        Refused: `blueprint_impossible_enemies`, `blueprint_impossible_rules` (enemies and variants over several cells) or
            `blueprint_impossible_difficulty`, naming what makes it impossible; `assembly_undecided` when the solver came to
            no answer in its time.
    """
    selection = _just_try(pool) or _with_oracle(pool, Model(pool, tolerance=None))
    if selection is None:
        raise _why_impossible(pool)
    selection = balance(pool, selection)
    if spread(pool, selection) <= TOLERANCE * pool.total:
        return selection
    selection = _with_oracle(pool, Model(pool, tolerance=TOLERANCE * pool.total))
    if selection is None:
        raise Refused("blueprint_impossible_difficulty")
    return balance(pool, selection)


def _places(pool: Pool) -> Iterator[tuple[int, int]]:
    """Yield (cell, form) for every place, in the order in which places are filled."""
    for cell_place, cell in enumerate(pool.cells):
        for _ in range(cell.count):
            for form in range(pool.forms):
                yield cell_place, form


def _empty(pool: Pool) -> Selection:
    return [[[] for _ in pool.cells] for _ in range(pool.forms)]


def _just_try(pool: Pool) -> Selection | None:
    selection = _empty(pool)
    chosen: list[list[ItemId]] = [[] for _ in range(pool.forms)]
    used: set[ItemId] = set()
    for cell_place, form in _places(pool):
        free = (item_id for item_id in pool.ranked[cell_place] if item_id not in used)
        item_id = next((item_id for item_id in free if not pool.clashes(item_id, chosen[form])), None)
        if item_id is None:
            return None
        used.add(item_id)
        chosen[form].append(item_id)
        selection[form][cell_place].append(item_id)
    return selection


def _with_oracle(pool: Pool, model: Model) -> Selection | None:
    """Take at every place the first item with which the model can still be completed."""
    witness = model.solve()
    if witness is None:
        return None
    selection = _empty(pool)
    fixed: list[tuple[ItemId, int]] = []
    used: set[ItemId] = set()
    for cell_place, form in _places(pool):
        for item_id in pool.ranked[cell_place]:
            if item_id in used or pool.clashes(item_id, [other for other, place in fixed if place == form]):
                continue
            if item_id not in witness[form][cell_place]:
                completed = model.solve([*fixed, (item_id, form)])
                if completed is None:
                    continue
                witness = completed
            fixed.append((item_id, form))
            used.add(item_id)
            selection[form][cell_place].append(item_id)
            break
    return selection


def _why_impossible(pool: Pool) -> Refused:
    """Name the rule without which it would work, and the cells that are already impossible alone, or else all of them."""
    without_enemies = Model(pool, tolerance=None, keep=Rules(enemies=False)).solve()
    name = "enemies" if without_enemies is not None else "rules"
    cells = [
        cell.theme for place, cell in enumerate(pool.cells) if Model(_only(pool, place), tolerance=None).solve() is None
    ]
    return Refused(
        f"blueprint_impossible_{name}", cell=", ".join(cells) or ", ".join(cell.theme for cell in pool.cells)
    )


def _only(pool: Pool, place: int) -> Pool:
    return Pool(pool.forms, (pool.cells[place],), (pool.ranked[place],), pool.difficulty, pool.families, pool.enemies)
