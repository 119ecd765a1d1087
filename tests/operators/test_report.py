"""Reports of readers about dial codes can be pasted into the tables."""

from __future__ import annotations

from pathlib import Path

from server.core.paths import PROJECT
from server.features.operators.facts import Tier
from server.features.operators.reading import TABLES
from server.features.operators.tables import DATA, read_table

REPORT = PROJECT / "web" / "domain" / "testing" / "code-report.txt"  # web/domain/correction.test.ts


def test_report_is_rows_of_the_tables(tmp_path: Path) -> None:
    """A working code has one source; another one is doubtful."""
    rows, _, rest = REPORT.read_text("utf-8").partition("[codes.tsv]\n")[2].partition("[sources")
    header = (DATA / "codes.tsv").read_text("utf-8").splitlines()[0]
    table = tmp_path / "codes.tsv"
    table.write_text(f"{header}\n{rows}", encoding="utf-8")
    codes = read_table(table, *TABLES["codes.tsv"])
    assert [each.tier for each in codes] == [Tier.ONE, Tier.OLD, Tier.ONE]
    name, _, address = rest.splitlines()[1].partition("\t")
    assert {each.sources for each in codes} == {(name,)}
    assert address.startswith("https://")
