"""Renewing the derived table of operators, `data/skeleton.tsv`. For maintainers only."""
