"""Receipts from tables, bills and other apps."""
