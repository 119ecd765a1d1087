"""Amounts as people type them."""

from __future__ import annotations

import sys
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.amounts import ALL_MARKS, AMOUNTS, ODD_MARKS, PROBLEMS
from domain.bridge import Domain
from domain.records import money


def parse(domain: Domain, text: str, currency: str, marks: dict[str, str]) -> Any:
    """Give what `parseAmount` says."""
    return domain.call("money.parseAmount", text, currency, marks)


@pytest.mark.parametrize(("text", "currency", "marks", "amount"), AMOUNTS)
def test_amount_is_read_as_people_type_it(
    domain: Domain, text: str, currency: str, marks: dict[str, str], amount: int
) -> None:
    """Marks, digits and signs of many languages give the amount that was meant."""
    expected = {"money": {"amount": amount, "currency": currency}}
    assert parse(domain, text, currency, marks) == expected


@pytest.mark.parametrize(("text", "currency", "marks", "expected"), PROBLEMS)
def test_unclear_amount_says_what_is_wrong(
    domain: Domain,
    text: str,
    currency: str,
    marks: dict[str, str],
    expected: dict[str, Any],
) -> None:
    """A code and its values let the page say what to type."""
    assert parse(domain, text, currency, marks) == expected


@given(data=st.data(), marks=st.sampled_from(ALL_MARKS + ODD_MARKS))
def test_amount_put_into_a_field_is_read_back(
    domain: Domain, data: st.DataObject, marks: dict[str, str]
) -> None:
    """Any money in any language survives the edit form."""
    amount = data.draw(money(domain.call("currency.CURRENCIES")))
    typed = domain.call("money.toTyped", amount, marks)
    assert parse(domain, typed, amount["currency"], marks) == {"money": amount}


@given(data=st.data(), marks=st.sampled_from(ALL_MARKS))
def test_amount_written_with_the_languages_grouping_is_read(
    domain: Domain, data: st.DataObject, marks: dict[str, str]
) -> None:
    """What the language would print can be typed, too."""
    amount = data.draw(money(domain.call("currency.CURRENCIES")))
    whole, _, fraction = domain.call("money.toDecimal", amount).partition(".")
    grouped = f"{int(whole):,}".replace(",", marks["group"])
    text = grouped + (marks["decimal"] + fraction if fraction else "")
    assert parse(domain, text, amount["currency"], marks) == {"money": amount}


@given(text=st.text(max_size=30), marks=st.sampled_from(ALL_MARKS))
def test_no_text_breaks_the_reading(domain: Domain, text: str, marks: dict[str, str]) -> None:
    """Whatever is typed gives an amount or a problem."""
    reading = parse(domain, text, "USD", marks)
    assert ("money" in reading) != ("problem" in reading)


@given(
    text=st.text(alphabet="0123456789.,' -", max_size=12),
    marks=st.sampled_from(ALL_MARKS),
    currency=st.sampled_from(["JPY", "USD", "KWD"]),
)
def test_digits_of_an_accepted_amount_are_the_typed_ones(
    domain: Domain, text: str, marks: dict[str, str], currency: str
) -> None:
    """Marks decide only where the decimals begin: no digit is lost or invented."""
    reading = parse(domain, text, currency, marks)
    if "money" in reading:
        typed = "".join(character for character in text if character.isdigit())
        assert str(reading["money"]["amount"]).strip("0") == typed.strip("0")


@pytest.mark.parametrize("marks", ALL_MARKS)
def test_what_a_message_suggests_is_accepted(domain: Domain, marks: dict[str, str]) -> None:
    """The two ways out of an ambiguous amount are not ambiguous themselves."""
    for currency in ("USD", "TND"):
        for text in ("1.234", "1,234"):
            reading = parse(domain, text, currency, marks)
            for suggestion in reading.get("values", {}).values():
                assert "money" in parse(domain, suggestion, currency, marks)


@given(first=st.integers(0, 10**12), second=st.integers(0, 10**12))
def test_sum_is_exact(domain: Domain, first: int, second: int) -> None:
    """Minor units add as integers."""
    amounts = [{"amount": amount, "currency": "EUR"} for amount in (first, second)]
    assert domain.call("money.add", *amounts) == {"amount": first + second, "currency": "EUR"}


@pytest.mark.parametrize(
    ("currency", "text"),
    [("USD", "0.05"), ("JPY", "5"), ("KWD", "0.005"), ("UYW", "0.0005"), ("IQD", "0.005")],
)
def test_decimals_are_those_of_iso_4217(domain: Domain, currency: str, text: str) -> None:
    """Five minor units show each currency's decimals."""
    assert domain.call("money.toDecimal", {"amount": 5, "currency": currency}) == text


def test_currencies_are_sorted_and_distinct(domain: Domain) -> None:
    """The table has each code once."""
    codes = domain.call("currency.CURRENCIES")
    assert codes == sorted(set(codes))
    assert all(len(code) == 3 and code.isascii() and code.isupper() for code in codes)


def test_digits_of_every_script_are_read(domain: Domain) -> None:
    """Each decimal digit that Python knows has its value."""
    digits = [chr(n) for n in range(sys.maxunicode) if unicodedata.category(chr(n)) == "Nd"]
    expected = "".join(str(unicodedata.decimal(digit)) for digit in digits)
    assert domain.call("digits.toAsciiDigits", "".join(digits)) == expected
