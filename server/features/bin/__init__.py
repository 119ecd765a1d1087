"""The bin: recently deleted records, which can be looked at and restored."""
