"""The log of receipts."""
