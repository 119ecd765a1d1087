"""The costs of top-ups."""
