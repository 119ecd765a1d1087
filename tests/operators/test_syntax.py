"""The values of a row: codes that a phone dials, texts, notes of the closed vocabulary."""

from __future__ import annotations

from pathlib import Path

import pytest

from server.features.operators.facts import Channel, SupportKind, TopUpKind, VoucherKind, WaitKind
from server.features.operators.notes import Note, parse_notes
from server.features.operators.reading import CODE_COLUMNS, TABLES
from server.features.operators.syntax import check_code, check_networks, check_steps, check_value
from server.features.operators.tables import DataError, read_table

PROPER = [
    (Channel.USSD, "*121#", ""),
    (Channel.USSD, "#100*2*1#", ""),
    (Channel.USSD, "*100*{number}*{amount}#", ""),
    (Channel.SMS, "222", "BAL"),
    (Channel.SMS, "2112", ""),
    (Channel.SMS, "1510", "RELOAD {pin}"),
    (Channel.CALL, "1470", ""),
    (Channel.CALL, "*8000", ""),
    (Channel.CALL, "17102{number}", ""),
    (Channel.SERVICE, "Crédito Especial", ""),
]


@pytest.mark.parametrize(("channel", "value", "text"), PROPER)
def test_code_that_can_be_dialled_is_taken(channel: Channel, value: str, text: str) -> None:
    """Codes of all channels, with placeholders."""
    check_code(channel, value, text)


@pytest.mark.parametrize(
    ("channel", "value", "text"),
    [
        (Channel.USSD, "*121", ""),
        (Channel.USSD, "121#", ""),
        (Channel.USSD, "*100*PIN#", ""),
        (Channel.USSD, "*100*{code}#", ""),
        (Channel.USSD, "*121# ", ""),
        (Channel.USSD, "*121#", "BAL"),
        (Channel.SMS, "BAL to 222", ""),
        (Channel.SMS, "222", "BAL {code}"),
        (Channel.SMS, "222", " BAL"),
        (Channel.CALL, "1470 or 1471", ""),
        (Channel.SERVICE, "*121#", ""),
    ],
)
def test_code_that_can_not_be_dialled_is_refused(channel: Channel, value: str, text: str) -> None:
    """Typing errors are found when the table is read, not by readers with an empty SIM."""
    with pytest.raises(ValueError, match=r"is no|only an SMS"):
        check_code(channel, value, text)


@pytest.mark.parametrize("step", ["1", "12", "{pin}", "#", "then 3"])
def test_steps_are_single_keys_or_placeholders(step: str) -> None:
    """They are pressed after the code, one by one."""
    if step in {"12", "then 3"}:
        with pytest.raises(ValueError, match="no key"):
            check_steps((step,))
    else:
        check_steps((step,))


def test_network_is_two_numbers() -> None:
    """They are MCC and MNC, of two or three digits."""
    check_networks(("520-03", "334-020"))
    with pytest.raises(ValueError, match="like 520-03"):
        check_networks(("52003",))


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (TopUpKind.SITE, "orange.ro", "https://orange.ro"),
        (TopUpKind.PAYMENT, "foreign-refused", "refused"),
        (TopUpKind.SHOP, "7-Eleven, Circle K", "7-Eleven; OXXO"),
        (SupportKind.HOTLINE, "*611", "ask"),
        (SupportKind.ANY_PHONE, "+855 12 812 812", "812 or 813"),
        (SupportKind.EMAIL, "care@one.al", "one.al"),
        (VoucherKind.PIN, "12-16", "14 digits"),
        (WaitKind.WAIT, "PT2H", "2 hours"),
    ],
)
def test_value_has_the_form_of_its_kind(
    kind: TopUpKind | SupportKind | VoucherKind | WaitKind, good: str, bad: str
) -> None:
    """Values have no English, because all languages show them."""
    check_value(kind, good)
    with pytest.raises(ValueError, match="no value"):
        check_value(kind, bad)


def test_notes_are_of_the_closed_vocabulary() -> None:
    """A note without a message can't be shown in the reader's language."""
    assert parse_notes("free pin=14") == (Note("free"), Note("pin", "14"))
    assert str(Note("pin", "14")) == "pin=14"
    for wrong in ("gratis", "pin=many", "fee=10", "free=yes", "sum=5 EUR"):
        with pytest.raises(ValueError, match="note"):
            parse_notes(wrong)


def _table(tmp_path: Path, **cells: str) -> Path:
    row = dict.fromkeys(CODE_COLUMNS, "") | {
        "country": "TH",
        "brand": "AIS",
        "networks": "520-03",
        "kind": "balance",
        "channel": "ussd",
        "value": "*121#",
        "source": "ais.th",
        "year": "2026",
        "tier": "one",
        **cells,
    }
    path = tmp_path / "codes.tsv"
    path.write_text("\t".join(CODE_COLUMNS) + "\n" + "\t".join(row.values()) + "\n", "utf-8")
    return path


def test_undated_row_has_no_year(tmp_path: Path) -> None:
    """A page without a date is undated, because nobody has read a year."""
    (code,) = read_table(_table(tmp_path, year="undated"), *TABLES["codes.tsv"])
    assert (code.year, code.sources) == (None, ("ais.th",))


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("source", ""),
        ("brand", ""),
        ("year", ""),
        ("year", "last year"),
        ("tier", "A"),
        ("kind", "credit"),
        ("channel", "ussd-code"),
        ("notes", "cheap"),
        ("networks", "520"),
    ],
)
def test_row_that_breaks_the_schema_is_named_by_file_and_line(
    tmp_path: Path, column: str, cell: str
) -> None:
    """So editors find the mistake."""
    with pytest.raises(DataError, match=r"codes\.tsv, line 2: "):
        read_table(_table(tmp_path, **{column: cell}), *TABLES["codes.tsv"])


@pytest.mark.parametrize("year", ["undated", "2019"])
def test_confirmed_row_is_of_2020_or_later(tmp_path: Path, year: str) -> None:
    """A page that is older, or bears no date, doesn't show that a code still works."""
    with pytest.raises(DataError, match="since 2020"):
        read_table(_table(tmp_path, tier="confirmed", year=year), *TABLES["codes.tsv"])
    (code,) = read_table(_table(tmp_path, tier="confirmed", year="2020"), *TABLES["codes.tsv"])
    assert code.tier == "confirmed"


def test_table_with_another_header_or_a_cell_too_many_is_refused(tmp_path: Path) -> None:
    """A tab within a cell would shift all following cells."""
    path = tmp_path / "brands.tsv"
    path.write_text("a\tb\n1\t2\t3\n", "utf-8")
    with pytest.raises(DataError, match="line 2: 3 cells instead of 2"):
        read_table(path, ("a", "b"), dict)
    with pytest.raises(DataError, match="must name the columns a, c"):
        read_table(path, ("a", "c"), dict)
