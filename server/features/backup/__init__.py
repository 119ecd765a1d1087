"""Backup, restore and export."""
