"""The bin: what was deleted lately, to be looked at and brought back."""
