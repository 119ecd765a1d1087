"""The section for what is computed from the log; it has a title, and no pages of its own."""
