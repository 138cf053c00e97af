"""The one push-pull loop and the receiving side, over HTTPS."""
