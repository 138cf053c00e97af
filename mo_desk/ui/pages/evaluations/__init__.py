"""The process evaluation: what was seen, what was judged."""
