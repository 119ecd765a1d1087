"""Dates of SIMs for the calendar."""
