"""What a step is: a function that changes the schema through Alembic's operations."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alembic.operations import Operations

Step = Callable[["Operations"], None]
