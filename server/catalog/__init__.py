"""What a gettext catalog is to us: how it is read, judged, counted and compiled. No Flask here."""
