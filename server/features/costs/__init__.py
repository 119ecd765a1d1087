"""What top-ups cost."""
