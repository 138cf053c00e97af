"""The encrypted database: the journal, its projections, the cards; the only way to write is a Work."""
