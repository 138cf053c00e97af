"""Te beslissen: what waits for a person, and settling what has no other place."""
