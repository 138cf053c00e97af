"""What is next, what is missing, what has not reached the agency."""
