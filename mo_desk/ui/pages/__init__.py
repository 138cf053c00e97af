"""One room a noun: page, controller, and where needed model and dialogs."""
