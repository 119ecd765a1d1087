"""The guide and some countries as one file, to pass on to people without a network."""
