"""The section of what is made of the log: it has a name, and no pages of its own."""
