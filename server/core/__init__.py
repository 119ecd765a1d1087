"""What the whole app stands on: settings, languages, words, addresses, the shell of each page."""
