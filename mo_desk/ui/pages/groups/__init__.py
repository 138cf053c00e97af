"""Groups: their people, adding somebody in ten seconds, taking over a list."""
