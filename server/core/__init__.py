"""Settings, languages, words and the shell of each page: all other rooms use these."""
