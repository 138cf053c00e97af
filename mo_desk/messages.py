"""Message codes and their English sentences: what happened, what is safe, what to do. The catalogues translate them."""

from __future__ import annotations

MESSAGES: dict[str, str] = {}
