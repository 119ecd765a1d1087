"""A release: rendered, hashed and compressed once, and described for those who read it."""
