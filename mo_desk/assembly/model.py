"""The assembly as a mixed-integer model for HiGHS: is there any set of forms at all, and how equal can they be?

One column says whether an item stands in a form. Rows: every cell of every form exactly, every item in one form at most,
one variant of a family a form, never two enemies in a form. With a tolerance two more columns enclose the sums of
difficulties. The gap is absolute: the best spread is near 0, where a relative gap never closes.

The solver's inner class is used, since constructing `highspy.Highs` prints a banner on standard output, where commands
write their data.

HiGHS answers *whether* something is possible, which every correct solver answers alike. It never decides *which* forms
are made (see `mo_desk.assembly.picking`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, combinations

import highspy
from highspy._core import _Highs as Solver

from mo_desk.assembly.pool import Pool, Selection
from mo_desk.domain.errors import Refused
from mo_desk.domain.ids import ItemId

TIME_LIMIT_SECONDS = 60.0
ABSOLUTE_GAP_THOUSANDTHS = 40.0
INFINITY = highspy.kHighsInf


@dataclass(frozen=True, slots=True)
class Rules:
    """Which rules the model keeps; leaving one out tells which one makes a bank impossible."""

    variants: bool = True
    enemies: bool = True


class Model:
    """A model of one pool. `tolerance` bounds the spread of the sums of difficulties, in thousandths; None leaves it out.

    `minimise` asks for the smallest spread instead of any solution; `seconds` is the solver's time for one question.
    """

    def __init__(
        self,
        pool: Pool,
        *,
        tolerance: int | None,
        minimise: bool = False,
        keep: Rules | None = None,
        seconds: float = TIME_LIMIT_SECONDS,
    ) -> None:
        self._pool = pool
        self._seconds = seconds
        self._names = [item_id for ranked in pool.ranked for item_id in ranked]
        self._column = {
            (item_id, form): place * pool.forms + form
            for place, item_id in enumerate(self._names)
            for form in range(pool.forms)
        }
        self._rows: list[tuple[float, float, list[int], list[float]]] = []
        self._add_cells()
        self._add_rules(keep or Rules())
        self._width = len(self._column)
        if tolerance is not None or minimise:
            self._add_spread(tolerance)
        self._minimise = minimise
        self._solver = self._passed()

    def solve(self, fixed: Iterable[tuple[ItemId, int]] = ()) -> Selection | None:
        """Return a solution with these items fixed in these forms, or None when there is none.

        Raises:
            Refused: the solver came to no answer in its time (`assembly_undecided`).
        """
        columns = [self._column[pair] for pair in fixed]
        for column in columns:
            self._solver.changeColBounds(column, 1.0, 1.0)
        self._solver.run()
        status = self._solver.getModelStatus()
        values = list(self._solver.getSolution().col_value)
        for column in columns:
            self._solver.changeColBounds(column, 0.0, 1.0)
        if status == highspy.HighsModelStatus.kOptimal:
            return self._selection(values)
        if status in (highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kUnboundedOrInfeasible):
            return None
        raise Refused("assembly_undecided", seconds=int(self._seconds))

    def _selection(self, values: Sequence[float]) -> Selection:
        return [
            [
                [item_id for item_id in ranked if values[self._column[item_id, form]] > 0.5]
                for ranked in self._pool.ranked
            ]
            for form in range(self._pool.forms)
        ]

    def _add_cells(self) -> None:
        for cell, ranked in zip(self._pool.cells, self._pool.ranked, strict=True):
            for form in range(self._pool.forms):
                self._at(cell.count, cell.count, [self._column[item_id, form] for item_id in ranked])
        if self._pool.forms > 1:
            for item_id in self._names:
                self._at(0, 1, [self._column[item_id, form] for form in range(self._pool.forms)])

    def _add_rules(self, keep: Rules) -> None:
        families: dict[str, list[ItemId]] = {}
        for item_id in self._names:
            if self._pool.families[item_id]:
                families.setdefault(self._pool.families[item_id], []).append(item_id)
        clubs = [members for members in families.values() if len(members) > 1] if keep.variants else []
        pairs = combinations(self._names, 2) if keep.enemies and any(self._pool.enemies.values()) else ()
        clubs += [[one, other] for one, other in pairs if other in self._pool.enemies[one]]
        for club in clubs:
            for form in range(self._pool.forms):
                self._at(0, 1, [self._column[item_id, form] for item_id in club])

    def _add_spread(self, tolerance: int | None) -> None:
        low, high = self._width, self._width + 1
        weights = [float(self._pool.difficulty[item_id]) for item_id in self._names]
        for form in range(self._pool.forms):
            columns = [self._column[item_id, form] for item_id in self._names]
            self._rows.append((0.0, INFINITY, [*columns, low], [*weights, -1.0]))
            self._rows.append((0.0, INFINITY, [*columns, high], [*(-weight for weight in weights), 1.0]))
        self._rows.append((0.0, INFINITY if tolerance is None else float(tolerance), [low, high], [-1.0, 1.0]))
        self._width += 2

    def _at(self, least: int, most: int, columns: list[int]) -> None:
        self._rows.append((float(least), float(most), columns, [1.0] * len(columns)))

    def _passed(self) -> Solver:
        model = highspy.HighsLp()
        chosen = len(self._column)
        model.num_col_, model.num_row_ = self._width, len(self._rows)
        model.col_lower_ = [0.0] * self._width
        model.col_upper_ = [1.0] * chosen + [INFINITY] * (self._width - chosen)
        cost = [0.0] * chosen + ([-1.0, 1.0] if self._minimise else [0.0] * (self._width - chosen))
        model.col_cost_ = cost
        whole, real = highspy.HighsVarType.kInteger, highspy.HighsVarType.kContinuous
        model.integrality_ = [whole] * chosen + [real] * (self._width - chosen)
        model.row_lower_ = [row[0] for row in self._rows]
        model.row_upper_ = [row[1] for row in self._rows]
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        model.a_matrix_.start_ = [0, *accumulate(len(row[2]) for row in self._rows)]
        model.a_matrix_.index_ = [column for row in self._rows for column in row[2]]
        model.a_matrix_.value_ = [weight for row in self._rows for weight in row[3]]
        options: dict[str, bool | float | str] = {
            "output_flag": False,
            "parallel": "off",
            "time_limit": self._seconds,
            "mip_rel_gap": 0.0,
            "mip_abs_gap": ABSOLUTE_GAP_THOUSANDTHS if self._minimise else 0.5,
        }
        solver = Solver()
        for name, value in options.items():
            solver.setOptionValue(name, value)
        solver.passModel(model)
        return solver
