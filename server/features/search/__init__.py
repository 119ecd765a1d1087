"""One search of everything that is saved: guide, directory, and one's own SIMs and receipts."""
