"""The guide and some countries as one file, for somebody without a network."""
