"""Tasks, change signals, messages: what connects windows to services."""
