"""Editions on disk: reading, sealing and checking items, lessons, blueprints, rules and rubrics."""
