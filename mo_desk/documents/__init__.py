"""What people read on paper and in spreadsheets."""
