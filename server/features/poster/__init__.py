"""A page to print and hang up: what the app is, and where it is."""
