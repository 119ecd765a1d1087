"""The commands that build, serve and develop the app; the others lie with what they do."""
