"""Testmomenten: prepare, open, identify, start, close."""
