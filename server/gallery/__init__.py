"""A gallery of the states of each page, for those who work on the app."""
