"""What is shown: one file a noun, frozen values made by queries, passed by services, shown by faces."""
