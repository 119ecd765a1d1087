"""Nobars: a guide to topping up a SIM abroad, and a log of the receipts, that work offline."""
