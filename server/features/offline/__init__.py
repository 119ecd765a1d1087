"""What makes the app work offline: manifest, assets, share target, the offline page."""
