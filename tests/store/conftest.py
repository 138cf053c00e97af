"""A real PostgreSQL for the tests of this folder that are marked `postgres`."""

from __future__ import annotations

from tests.helpers.postgres import postgres_cluster, postgres_url

__all__ = ["postgres_cluster", "postgres_url"]
