"""The tables: journal, cards, projections and working state."""
