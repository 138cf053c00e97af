"""Results: the table, the papers, the workbook."""
