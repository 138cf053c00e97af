"""The test screen a participant sees."""
