"""Our check beside others, over the corpus of seeded faults: `python compare.py [POFILTER]`.

A tool *reports* a fault if it says something of the faulty catalog that it doesn't say of the
clean one, and *fails* if it also ends with an exit code that a build stops at. POFILTER is the
program of translate-toolkit; without it, that row is left out.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

TESTS = Path(__file__).parents[2]
sys.path.insert(0, str(TESTS))
from server.core.languages import SOURCE, find
from server.translate.catalogs import catalog_path
from translate.seeded import FOLDERS, Fault, check, clean_path, read_faults

BIN = Path(sys.executable).parent
REAL = "zh_Hans"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a tool says of a catalog, line by line, and whether a build would stop."""

    said: frozenset[str]
    stops: bool


Judge = Callable[[Path, str], Verdict]


def main() -> None:
    """Print a table, a line a tool."""
    tools: dict[str, Judge] = {"pybabel compile": by_pybabel, "msgfmt -c": by_msgfmt}
    if not shutil.which("msgfmt"):
        del tools["msgfmt -c"]
    if len(sys.argv) > 1:
        tools["pofilter"] = by_pofilter
    tools["nobars translate check"] = by_us
    faults = read_faults()
    critical = sum(each.critical for each in faults)
    print(f"{len(faults)} faults, {critical} of them critical, in {len(FOLDERS)} languages\n")
    print("| tool | reports | fails | critical: reports | fails | false alarms | s a catalog |")
    print("|---|---|---|---|---|---|---|")
    for name, judge in tools.items():
        print(f"| `{name}` | {' | '.join(map(str, measure(judge, faults)))} |", flush=True)


def measure(judge: Judge, faults: list[Fault]) -> list[object]:
    """Count what a tool finds, and what it says of catalogs without a fault."""
    clean = {folder: judge(clean_path(folder), folder) for folder in FOLDERS}
    alarms = sum(len(each.said) for each in clean.values())
    reported, stopped = [], []
    for fault in faults:
        with tempfile.TemporaryDirectory() as folder:
            verdict = judge(fault.seed(Path(folder)), fault.language)
        if verdict.said - clean[fault.language].said or verdict.stops:
            reported.append(fault)
        if verdict.stops:
            stopped.append(fault)
    began = time.perf_counter()
    judge(_real(), REAL)
    seconds = f"{time.perf_counter() - began:.1f}"
    return [len(reported), len(stopped), _critical(reported), _critical(stopped), alarms, seconds]


def _critical(faults: list[Fault]) -> int:
    return sum(each.critical for each in faults)


def _real() -> Path:
    return catalog_path(find(REAL) or SOURCE)


def by_pybabel(path: Path, folder: str) -> Verdict:
    """Ask Babel."""
    with tempfile.NamedTemporaryFile() as target:
        return _run([BIN / "pybabel", "compile", "-i", path, "-o", target.name, "-l", folder])


def by_msgfmt(path: Path, _folder: str) -> Verdict:
    """Ask gettext."""
    return _run(["msgfmt", "-c", "-o", "/dev/null", path])


def by_pofilter(path: Path, folder: str) -> Verdict:
    """Ask translate-toolkit, which writes down what each message fails."""
    with tempfile.TemporaryDirectory() as target:
        failing = Path(target) / "failing.po"
        options = ["--progress=none", f"--language={folder}"]
        verdict = _run([sys.argv[1], *options, "-i", path, "-o", failing])
        text = failing.read_text("utf-8", "replace") if failing.exists() else ""
    said = set(re.findall(r"# \(pofilter\) .*\n(?:#.*\n)*msgid .*", text))
    return Verdict(frozenset(said | verdict.said), verdict.stops)


def by_us(path: Path, folder: str) -> Verdict:
    """Ask our check; of the app's own catalog, as a translator does."""
    if path == _real():
        return _run([BIN / "nobars", "translate", "check", folder])
    found = check(path, folder)
    said = frozenset(f"{each.rule} {each.source}" for each in found)
    return Verdict(said, any(each.severity == "error" for each in found))


def _run(command: list[str | Path]) -> Verdict:
    run = subprocess.run(command, capture_output=True, check=False)
    text = (run.stdout + run.stderr).decode("utf-8", "replace")
    # Places differ between files; the rest of the line is the report.
    lines = (re.sub(r"\S*\.(po|mo)\S*|/tmp/\S+|\d+", "", line) for line in text.splitlines())
    said = {line for line in lines if line.strip() and not line.startswith("compiling catalog")}
    return Verdict(frozenset(said), run.returncode != 0)


if __name__ == "__main__":
    main()
