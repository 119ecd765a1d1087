"""What is known of a phone number that somebody typed."""

from __future__ import annotations

import json

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.bridge import Domain
from server.paths import PROJECT

THAI = {
    "state": "valid",
    "international": "+66 81 234 5678",
    "national": "081 234 5678",
    "country": "TH",
}


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("+66 81 234 5678", "TH"),
        ("+66812345678", ""),
        ("+66812345678", "US"),
        ("0812345678", "TH"),
        ("๐๘๑ ๒๓๔ ๕๖๗๘", "TH"),
        ("०८१-२३४-५६७८", "TH"),
        ("＋６６８１２３４５６７８", "TH"),
        ("\u202a+66812345678\u202c", "ZZ"),
    ],
)
def test_number_in_use_is_valid(domain: Domain, text: str, country: str) -> None:
    """It is told in both ways of writing, with the country it belongs to."""
    assert domain.call("phone.checkPhone", text, country) == THAI


@pytest.mark.parametrize(
    ("text", "country", "international"),
    [
        ("٠٥٠ ١٢٣ ٤٥٦٧", "SA", "+966 50 123 4567"),
        ("13800138000", "CN", "+86 138 0013 8000"),
        ("(201) 555-0123", "US", "+1 201 555 0123"),
        ("01512 3456789", "DE", "+49 1512 3456789"),
    ],
)
def test_number_is_read_as_its_country_writes_it(
    domain: Domain, text: str, country: str, international: str
) -> None:
    """The SIM's country makes a local number complete."""
    check = domain.call("phone.checkPhone", text, country)
    assert (check["international"], check["country"]) == (international, country)


@pytest.mark.parametrize(("text", "country"), [("0012345678", "US"), ("(201) 055-0123", "US")])
def test_number_of_the_right_length_is_possible(domain: Domain, text: str, country: str) -> None:
    """The library may not know the newest ranges."""
    assert domain.call("phone.checkPhone", text, country) == {"state": "possible"}


@pytest.mark.parametrize(
    ("text", "country", "code"),
    [
        ("", "TH", "phone.empty"),
        (" \u200e", "TH", "phone.empty"),
        ("my number", "TH", "phone.not-a-number"),
        ("call 0812345678", "TH", "phone.not-a-number"),
        ("*123#", "TH", "phone.not-a-number"),
        ("0812345678", "", "phone.country-needed"),
        ("0812345678", "ZZ", "phone.country-needed"),
        ("+999 1234567", "TH", "phone.country-needed"),
        ("081", "TH", "phone.too-short"),
        ("+66 81 234 5678 9012 345", "TH", "phone.too-long"),
        ("+65 9123 45678", "SG", "phone.wrong-length"),
    ],
)
def test_impossible_number_says_why(domain: Domain, text: str, country: str, code: str) -> None:
    """The code lets the page say what to check."""
    expected = {"state": "problem", "code": code}
    assert domain.call("phone.checkPhone", text, country) == expected


@given(text=st.text(max_size=40), country=st.text(max_size=3))
def test_no_text_breaks_the_check(domain: Domain, text: str, country: str) -> None:
    """Whatever is typed has a state."""
    state = domain.call("phone.checkPhone", text, country)["state"]
    assert state in {"valid", "possible", "problem"}


def test_tables_come_out_of_their_parts_as_they_went_in(domain: Domain) -> None:
    """No country is lost on the way, and no part is so large that losing it hurts."""
    library = PROJECT / "node_modules" / "libphonenumber-js" / "metadata.min.json"
    assert domain.call("phone.tables") == json.loads(library.read_bytes())
    parts = sorted((PROJECT / "build" / "assets").glob("phone-*.json"))
    assert [len(brotli.compress(part.read_bytes())) < 7_000 for part in parts] == [True] * 3
