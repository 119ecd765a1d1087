"""The texts of the host: the people who run the site."""
