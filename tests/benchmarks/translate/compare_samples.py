"""Our check beside others, over faults and right oddities: `python compare_samples.py [POFILTER]`.

Each sample of a corpus stands alone in a catalog. A tool *finds* it if it says something of that
catalog that it doesn't say where the translation is empty, and *stops* a build if its exit code
does.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

TESTS = Path(__file__).parents[2]
sys.path.insert(0, str(TESTS))
from benchmarks.translate.compare import Judge, Verdict, by_msgfmt, by_pofilter, by_pybabel
from server.catalog.finding import Severity
from server.catalog.writing import format_catalog
from translate.independent import Sample, findings_of, read_samples
from translate.seeded import CORPUS, language_of


def main(name: str = "blind") -> None:
    """Print a table of a corpus, a line a tool."""
    faults, oddities = (read_samples(each, CORPUS / name) for each in ("faults", "oddities"))
    breaking = [each for each in faults if each.breaks]
    tools: dict[str, Judge] = {"pybabel compile": by_pybabel, "msgfmt -c": by_msgfmt}
    if not shutil.which("msgfmt"):
        del tools["msgfmt -c"]
    if len(sys.argv) > 1:
        tools["pofilter"] = by_pofilter
    print(
        f"{len(faults)} faults, {len(breaking)} of them break something; {len(oddities)} oddities"
    )
    print("| tool | faults found | of those that break | stop | oddities complained of | stop |")
    print("|---|---|---|---|---|---|")
    for tool, judge in tools.items():
        _tell(tool, [[_ask(judge, each) for each in group] for group in (faults, oddities)], faults)
    ours = [[_by_us(each) for each in group] for group in (faults, oddities)]
    _tell("nobars translate check", ours, faults)


def _tell(tool: str, verdicts: list[list[Verdict]], faults: list[Sample]) -> None:
    found, complained = verdicts
    breaking = [each for each, fault in zip(found, faults, strict=True) if fault.breaks]
    counts = (_said(found), _said(breaking), _stopped(breaking), _said(complained))
    print(f"| `{tool}` | {' | '.join(map(str, counts))} | {_stopped(complained)} |", flush=True)


def _said(verdicts: Iterable[Verdict]) -> int:
    return sum(bool(each.said or each.stops) for each in verdicts)


def _stopped(verdicts: Iterable[Verdict]) -> int:
    return sum(each.stops for each in verdicts)


def _ask(judge: Judge, sample: Sample) -> Verdict:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "messages.po"
        path.write_bytes(_catalog(sample, empty=True))
        before = judge(path, sample.language)
        path.write_bytes(_catalog(sample))
        after = judge(path, sample.language)
    return Verdict(after.said - before.said, after.stops)


def _catalog(sample: Sample, *, empty: bool = False) -> bytes:
    language, entry = language_of(sample.language), sample.entry()
    if empty:
        entry = replace(entry, forms=[""] * len(entry.forms))
    entry.flags = ["python-format"] if "%(" in sample.msgid else []
    return format_catalog([entry], language.folder, language.plural_forms)


def _by_us(sample: Sample) -> Verdict:
    with tempfile.TemporaryDirectory() as folder:
        found = findings_of(sample, (), Path(folder) / "messages.po")
    stops = any(each.severity is Severity.ERROR for each in found)
    return Verdict(frozenset(each.rule for each in found), stops)


if __name__ == "__main__":
    main()
