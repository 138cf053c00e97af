"""The desk's window: sidebar, status line, sign-in."""
