"""Making the derived table of operators, `data/skeleton.tsv`, anew; for maintainers."""
