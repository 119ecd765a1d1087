"""The dates of SIMs as a calendar file."""
