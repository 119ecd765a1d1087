"""How requests are answered: headers, caching, errors, the production server."""
