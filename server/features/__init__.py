"""The features, each in a room of its own."""
