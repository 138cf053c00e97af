"""The agency's face: receives, verifies, checks, confirms."""
