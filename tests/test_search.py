"""The results of a search, by a table of queries. Node builds the index as a phone does."""

from __future__ import annotations

import csv
import html
import json
import re
import subprocess
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from node import find_node
from server.features.guide.routes import slugs
from server.features.operators.routes import directory

HERE = Path(__file__).with_name("search")
FIRST = 3  # the wanted place must be among so many
LINK = re.compile(
    r'class="list__link" href="([^"]+)">.*?list__title">(.*?)</span>'
    r'<span class="list__note">(.*?)</span>'
)
ALIAS = re.compile(r'<span data-value="(|/[^"]+)">(.*?)</span>')
SIGNS = re.compile(r'<meta name="same-signs" content="(.*?)">')
KIND = re.compile(r'<p data-code="code\.([\w-]+)">(.*?)</p>')

Row = tuple[str, str, str]


def read_table() -> list[Row]:
    """Return language, query and wanted place of each row.

    A place is an address after the language, a country's code, or `th#AIS`: an operator there.
    """
    with (HERE / "searches.tsv").open(encoding="utf-8") as file:
        return [(r["language"], r["query"], r["wanted"]) for r in csv.DictReader(file, dialect=TAB)]


class TAB(csv.excel_tab):
    """Cells are separated by tabs; quotes have no meaning."""

    quoting = csv.QUOTE_NONE


def what_is_saved(client: FlaskClient, language: str, chapters: list[str]) -> dict[str, Any]:
    """Return the pages that a phone reads in a language: the guide's, and that of the search."""
    at = [f"/{language}/guide/{each}/" for each in chapters]
    page = client.get(f"/{language}/search/").text
    aliases = ALIAS.findall(page)
    pairs = SIGNS.findall(page)
    return {
        "pages": {each: client.get(each).text for each in at},
        "places": [place(*map(html.unescape, found)) for found in LINK.findall(page)],
        "kinds": {kind: html.unescape(word) for kind, word in KIND.findall(page)},
        "signs": re.findall("..", pairs[0]) if pairs else [],
        "aliases": [{"place": at, "words": html.unescape(words)} for at, words in aliases],
    }


def place(address: str, title: str, note: str) -> dict[str, str]:
    """Return a page of the app as web/search/site-search.ts reads it."""
    text = {"title": title, "names": title, "about": "", "text": note}
    return {"kind": "place", "address": address, **text}


@pytest.fixture(scope="module")
def found(app: Flask) -> dict[Row, list[dict[str, str]]]:
    """Return the results of each query of the table."""
    table = defaultdict(list)
    for row in read_table():
        table[row[0]].append(row)
    chapters = list(slugs(app.config["NOBARS"]))
    client = app.test_client()
    languages = {
        language: {
            **what_is_saved(client, language, chapters),
            "queries": [query for _, query, _ in rows],
        }
        for language, rows in table.items()
    }
    asked = json.dumps({"file": directory(), "languages": languages})
    command = [find_node(), str(HERE / "run.mjs")]
    run = subprocess.run(command, input=asked, capture_output=True, text=True, check=True)
    answers = json.loads(run.stdout)
    return {
        row: answer
        for language, rows in table.items()
        for row, answer in zip(rows, answers[language], strict=True)
    }


def is_wanted(found: dict[str, str], wanted: str, language: str) -> bool:
    """Return whether a place is the wanted one."""
    if "/" in wanted:
        return found["address"] == f"/{language}/{wanted}"
    country, _, operator = wanted.upper().partition("#")
    there, _, anchor = found["address"].partition("#")
    return there == country and (found["title"].upper() == operator if operator else not anchor)


def test_table_asks_in_every_language_with_slips_and_other_words() -> None:
    """It has sixty queries at least."""
    rows = read_table()
    assert len(rows) == len(set(rows)) >= 60
    assert {language for language, _, _ in rows} == {"en", "zh-Hans", "zh-Hant", "es", "ar"}


@pytest.mark.parametrize("row", read_table(), ids=lambda row: f"{row[0]}: {row[1]}")
def test_query_finds_the_right_place_among_the_first(
    found: dict[Row, list[dict[str, str]]], row: Row
) -> None:
    """Queries are in the script that people type, some with a typing error or another word."""
    language, _, wanted = row
    first = found[row][:FIRST]
    assert any(is_wanted(each, wanted, language) for each in first), first
