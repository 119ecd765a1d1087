"""A gallery of the states of each page, for developers and translators."""
