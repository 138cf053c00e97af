"""Making forms equally difficult by exchanging items inside a cell: the second step of `mo_desk.assembly.picking`.

Everything is a whole number of thousandths and every tie is broken by seeded order, so the same pool and the same
selection give the same forms for ever. The sum of squared distances falls with every exchange, so it ends.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mo_desk.assembly.pool import Pool, Selection
from mo_desk.domain.ids import ItemId

CLOSE = 5
"""A form whose mean difficulty is this near to the target (in thousandths) is left as the seed drew it."""


@dataclass(frozen=True, slots=True)
class _Exchange:
    cell: int
    out: ItemId
    into: ItemId
    other_form: int | None
    gain: int


def spread(pool: Pool, selection: Selection) -> int:
    """Return the largest difference between the sums of difficulties of two forms, in thousandths."""
    sums = _sums(pool, selection)
    return max(sums) - min(sums)


def balance(pool: Pool, selection: Selection) -> Selection:
    """Return the selection with its forms brought near the pool's target; cells, variants and enemies stay right."""
    selection = [[list(chosen) for chosen in form] for form in selection]
    target = pool.target
    while True:
        distances = [total - target for total in _sums(pool, selection)]
        far = [form for form in range(pool.forms) if abs(distances[form]) > CLOSE * pool.total]
        far.sort(key=lambda form: (-abs(distances[form]), form))
        for form in far:
            exchange = _best(pool, selection, distances, form)
            if exchange is not None:
                _apply(selection, form, exchange)
                break
        else:
            return selection


def _sums(pool: Pool, selection: Selection) -> list[int]:
    return [sum(pool.difficulty[item_id] for chosen in form for item_id in chosen) for form in selection]


def _best(pool: Pool, selection: Selection, distances: list[int], form: int) -> _Exchange | None:
    best: _Exchange | None = None
    for exchange in _exchanges(pool, selection, distances, form):
        if exchange.gain > (best.gain if best else 0) and _allowed(pool, selection, form, exchange):
            best = exchange
    return best


def _exchanges(pool: Pool, selection: Selection, distances: list[int], form: int) -> Iterator[_Exchange]:
    """Yield every exchange of one item of the form, in seeded order, with what it gains."""
    holder = {item_id: other for other, cells in enumerate(selection) for chosen in cells for item_id in chosen}
    own = distances[form]
    for cell, ranked in enumerate(pool.ranked):
        for out in selection[form][cell]:
            for into in ranked:
                other = holder.get(into)
                if other == form:
                    continue
                change = pool.difficulty[into] - pool.difficulty[out]
                gain = own * own - (own + change) * (own + change)
                if other is not None:
                    theirs = distances[other]
                    gain += theirs * theirs - (theirs - change) * (theirs - change)
                yield _Exchange(cell, out, into, other, gain)


def _allowed(pool: Pool, selection: Selection, form: int, exchange: _Exchange) -> bool:
    if pool.clashes(exchange.into, _without(selection, form, exchange.out)):
        return False
    if exchange.other_form is None:
        return True
    return not pool.clashes(exchange.out, _without(selection, exchange.other_form, exchange.into))


def _without(selection: Selection, form: int, item_id: ItemId) -> list[ItemId]:
    return [other for chosen in selection[form] for other in chosen if other != item_id]


def _apply(selection: Selection, form: int, exchange: _Exchange) -> None:
    _replace(selection[form][exchange.cell], exchange.out, exchange.into)
    if exchange.other_form is not None:
        _replace(selection[exchange.other_form][exchange.cell], exchange.into, exchange.out)


def _replace(chosen: list[ItemId], out: ItemId, into: ItemId) -> None:
    chosen[chosen.index(out)] = into
