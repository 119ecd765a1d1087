"""The guide: an overview and its chapters."""
