"""Answering requests: headers, caching, errors, the production server."""
