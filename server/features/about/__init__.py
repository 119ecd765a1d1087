"""Privacy, and the sources of the guide."""
