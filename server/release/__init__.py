"""A release: pages and assets, rendered, hashed and compressed once, with their description."""
