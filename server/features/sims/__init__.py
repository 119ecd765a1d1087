"""The SIMs on this phone."""
