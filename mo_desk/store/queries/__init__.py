"""Reads: functions from a connection to frozen views, one file a noun, no query per row."""
