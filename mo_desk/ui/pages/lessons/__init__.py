"""The library of lessons, readable and searchable."""
