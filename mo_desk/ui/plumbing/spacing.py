"""Distances in layouts, in pixels: steps of eight, by name. Everything a style sheet can set stands in `resources/styles`."""

from __future__ import annotations

HALF_STEP = 4
STEP = 8
TWO_STEPS = 16
THREE_STEPS = 24
FOUR_STEPS = 32
SIX_STEPS = 48
