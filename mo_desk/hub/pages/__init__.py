"""The agency's pages, rendered on the server."""
