"""Use cases, one file a noun: check the actor, read, ask a rule, append facts, return a view."""
