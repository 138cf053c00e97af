"""The rules, in plain Python: no files, no clock, no chance, no Qt, no SQL."""
