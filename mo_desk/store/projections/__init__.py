"""Pure, batched functions from facts to table rows, the same on a laptop and at the agency."""
