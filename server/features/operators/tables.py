"""Reading the tables of `data/`: tab-separated, one header line, one row a line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

DATA = Path(__file__).with_name("data")
T = TypeVar("T")


class DataError(ValueError):
    """A table can't be used; the message names file and line, and says what is wrong."""


def read_table(
    path: Path, columns: tuple[str, ...], make: Callable[[dict[str, str]], T]
) -> tuple[T, ...]:
    """Return what `make` returns for each row, which it gets as {column: cell}.

    Raise DataError if the header differs, a row has more or fewer cells, or `make` raises
    ValueError.
    """
    made = []
    for line, row in _rows(path, columns):
        try:
            made.append(make(row))
        except ValueError as error:
            raise DataError(f"{path.name}, line {line}: {error}") from error
    return tuple(made)


def write_table(columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """Return the text of a table; the same rows give the same text."""
    return "".join("\t".join(row) + "\n" for row in [columns, *rows])


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    if not lines or tuple(lines[0].split("\t")) != columns:
        raise DataError(f"{path.name}: the first line must name the columns {', '.join(columns)}")
    for number, line in enumerate(lines[1:], start=2):
        cells = line.split("\t")
        if len(cells) != len(columns):
            raise DataError(
                f"{path.name}, line {number}: {len(cells)} cells instead of {len(columns)}"
            )
        yield number, dict(zip(columns, (cell.strip() for cell in cells), strict=True))
