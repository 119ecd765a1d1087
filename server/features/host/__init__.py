"""What the people who run the site say."""
