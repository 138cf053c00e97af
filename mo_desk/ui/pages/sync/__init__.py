"""Passing data on to the agency."""
