"""Other people's files: rosters as XLSX and CSV."""
