"""Readers suggest a better wording; nothing is sent by the app."""
