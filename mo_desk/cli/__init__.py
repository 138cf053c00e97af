"""The command line: for automation, tests and rescue."""
