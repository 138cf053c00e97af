"""The blueprint (blauwdruk) of a test: how many items of each theme, so that every form asks for the same things."""

from __future__ import annotations

from dataclasses import dataclass

from mo_desk.domain.questions import Block


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: `count` items (at least 1) of a theme, in a block."""

    theme: str
    block: Block
    count: int


@dataclass(frozen=True, slots=True)
class Blueprint:
    """A named, versioned blueprint; the cells stand in the order in which they are filled, each theme once."""

    name: str
    version: int
    cells: tuple[Cell, ...]

    @property
    def total(self) -> int:
        """Return the number of items in a form."""
        return sum(cell.count for cell in self.cells)

    def block_total(self, block: Block) -> int:
        """Return the number of items in one block of a form."""
        return sum(cell.count for cell in self.cells if cell.block is block)
