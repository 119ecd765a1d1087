"""Settings, languages, words, addresses and the shell of each page: all other rooms use these."""
