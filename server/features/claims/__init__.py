"""Claims about top-ups that did not arrive."""
