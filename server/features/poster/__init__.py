"""A page to print and hang up, which says what the app is and has its address."""
