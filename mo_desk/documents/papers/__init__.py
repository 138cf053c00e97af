"""Papers that participants read, in their own scripts: laid out by typst, which sets right-to-left text right."""
