"""Small building blocks without knowledge of the product's nouns."""
