"""Operators: dial codes, places to top up and hotlines, by country.

`data/` has the facts, one row each, with source, year and tier; `data/README.md` says how to
edit them. `read_directory()` in directory.py reads them; datafile.py packs them for phones.
"""
