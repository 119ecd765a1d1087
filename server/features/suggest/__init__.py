"""Suggestions of readers for a better wording. The app itself sends nothing."""
