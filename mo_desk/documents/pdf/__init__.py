"""Official papers, drawn with reportlab."""
