"""A key that proved wrong after a test moment: choose form and question, see what would change, correct it."""
