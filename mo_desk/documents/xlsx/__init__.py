"""Workbooks, written with openpyxl, and CSV beside them."""
