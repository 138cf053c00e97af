"""This laptop: facts, users, backup, checks."""
