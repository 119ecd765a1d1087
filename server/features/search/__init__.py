"""One search of all that is saved: guide, directory, and one's own SIMs and receipts."""
