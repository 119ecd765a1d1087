"""Operators: what to dial, where to top up and whom to call, by country.

`data/` has the facts, one row each, with source, year and tier; `data/README.md` says how to
edit them. `read_directory()` in directory.py is the way in; datafile.py packs it for phones.
"""
