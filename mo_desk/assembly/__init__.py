"""Blueprint and bank to parallel forms."""
