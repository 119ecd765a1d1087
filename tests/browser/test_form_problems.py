"""Amounts as people type them, and the messages of the form about wrong values."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from browser.log import LEAST, Log

AMOUNTS = [
    ("1,234.50", "USD", "USD\u00a01,234.50"),
    ("1.234,50", "EUR", "EUR\u00a01,234.50"),
    ("฿ 300", "THB", "THB\u00a0300.00"),
    ("1,500", "JPY", "JPY\u00a01,500"),
    ("١٢٫٥٠", "SAR", "SAR\u00a012.50"),
    ("１２．５", "CNY", "CNY\u00a012.50"),
    ("1,00,000.00", "INR", "INR\u00a0100,000.00"),
]
REFUSED = [
    ("", "THB", "Type the amount, such as 12.50."),
    ("-5", "THB", "An amount can’t be negative."),
    ("12.5", "JPY", "Amounts in JPY have no decimals."),
    ("$5", "THB", "You typed $, but the currency chosen is THB."),
]


def test_amount_is_read_as_people_type_it(log: Log) -> None:
    """Any decimal and thousands marks, any digits, the currency's own decimals."""
    log.add()
    for typed, currency, shown in AMOUNTS:
        log.follow("Edit")
        log.fill({"Amount paid": typed, "Currency": currency})
        log.press("Save receipt")
        expect(log.slip().get_by_text(shown, exact=True)).to_be_visible()


def test_impossible_amount_is_refused_at_its_field(log: Log) -> None:
    """The message says what to type, and the typed value stays."""
    log.start()
    field = log.field("Amount paid")
    for typed, currency, words in REFUSED:
        log.fill({"Currency": currency, "Amount paid": typed})
        log.press("Save receipt")
        expect(field).to_have_attribute("aria-invalid", "true")
        expect(field).to_have_accessible_description(re.compile(re.escape(words)))
        expect(field).to_have_value(typed)
    assert log.stored("receipts") == []


def test_amount_follows_the_language_of_the_country(browser: Browser, site: str) -> None:
    """South Africa's English has a decimal comma, in typed and in shown amounts."""
    with browser.new_context(locale="en-ZA", service_workers="block") as context:
        log = Log(context.new_page(), site)
        log.start({**LEAST, "Amount paid": "1,500", "Currency": "KWD"})
        log.save()
        expect(log.slip().get_by_text("KWD\u00a01,500", exact=True)).to_be_visible()


def test_all_problems_are_listed_on_top_with_ways_to_their_fields(log: Log) -> None:
    """The list takes the focus, closed sections open, and each link leads to its field."""
    log.open("receipts/new/")
    log.press("Add a SIM")
    log.fill({"Amount paid": "x", "Currency": "THB", "Fee": "y", "Notes": "kept"})
    log.unfold("More details")
    log.press("Save receipt")
    summary = log.page.get_by_text("3 fields need your attention:").locator("..")
    expect(summary).to_be_focused()
    expect(summary.get_by_role("link")).to_have_text(["Label", "Amount paid", "Fee"])
    summary.get_by_role("link", name="Fee").click()
    expect(log.field("Fee")).to_be_focused()
    expect(log.field("Notes")).to_have_value("kept")
    log.fill({"Label": "Mine", "Amount paid": "5", "Fee": "1"})
    log.save()


def test_problem_goes_as_soon_as_it_is_solved(log: Log) -> None:
    """It is shown and removed when the field is left."""
    log.start({**LEAST, "Amount paid": "-1"})
    log.field("Notes").focus()
    expect(log.page.get_by_text("An amount can’t be negative.")).to_be_visible()
    log.fill({"Amount paid": "1"})
    log.field("Notes").focus()
    expect(log.page.get_by_text("An amount can’t be negative.")).to_be_hidden()


def test_date_ahead_is_a_warning_only(log: Log) -> None:
    """A phone's clock may be wrong without a network: Save asks once, then stores it."""
    log.start({**LEAST, "Date and time": "2099-01-01T10:00"})
    log.field("Notes").focus()
    expect(log.page.get_by_text("This seems too far ahead.")).to_be_visible()
    expect(log.field("Date and time")).not_to_have_attribute("aria-invalid", "true")
    log.press("Save receipt")
    expect(log.page.get_by_text("Save again to keep it as it is.")).to_be_visible()
    assert log.stored("receipts") == []
    log.save()


def test_date_ahead_is_told_along_with_problems(log: Log) -> None:
    """After they are solved, the warning counts as seen."""
    log.start({**LEAST, "Amount paid": "-1", "Date and time": "2099-01-01T10:00"})
    log.press("Save receipt")
    ahead = log.page.locator("#problem-at")
    expect(ahead).to_contain_text("This seems too far ahead.")
    expect(log.page.get_by_text("1 field needs your attention:")).to_be_visible()
    log.fill({"Amount paid": "1"})
    log.field("Notes").focus()
    expect(ahead).to_be_visible()
    log.save()


def test_good_until_is_not_before_the_top_up(log: Log) -> None:
    """The message has the day in the page's format."""
    log.start({**LEAST, "Good until": "2026-11-21"})
    log.press("Save receipt")
    words = "“Good until” can’t be before the day of the top-up, 22 Nov 2026. Correct one"
    expect(log.field("Good until")).to_have_accessible_description(re.compile(words))


PHONES = [
    ("081 234 5678", "Thailand", "A valid number: +66 812 345 678"),
    ("+65 8123 4567", "Singapore", "A valid number: +65 8123 4567"),
    ("+65 8123 4567", "Thailand", "This is a number of another country than the SIM’s."),
    ("٠٨١٢٣٤٥٦٧٨", "Thailand", "A valid number: +66 812 345 678"),
    ("081 234 5678 9999 9999", "Thailand", "This number is too long."),
    ("081 234 5678", "Not chosen", "Choose the country, or type the number with +"),
    ("(201) 555-0123", "United States", "A valid number: +1 201 555 0123"),
    ("138 0013 8000", "China", "A valid number: +86 138 0013 8000"),
    ("00 000 0000", "Thailand", "The length is right, but we don’t know this kind of number."),
]


@pytest.mark.parametrize(("number", "country", "words"), PHONES)
def test_phone_number_is_judged_but_never_refused(
    log: Log, number: str, country: str, words: str
) -> None:
    """The form says whether it is valid or possible; it is saved anyway, in ASCII digits."""
    log.start()
    log.press("Add a SIM")
    log.fill({"Country": country, "Phone number": number})
    expect(log.page.get_by_text(words)).to_be_visible()
    log.save()
    assert log.stored("sims")[0]["phone"].isascii()


def test_phone_tables_are_loaded_only_for_a_typed_number(log: Log, page: Page) -> None:
    """They are larger than all other scripts."""
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url.rpartition("/")[2])

    page.on("request", note)
    log.start()
    log.press("Add a SIM")
    log.fill({"Label": "Mine"})
    assert not [name for name in asked if name.startswith("phone")]
    with page.expect_response("**/phone.js"):
        log.fill({"Phone number": "081"})


def test_solving_one_problem_solves_another(log: Log) -> None:
    """Yen have no decimals, so another currency or another amount is right."""
    log.start({**LEAST, "Currency": "JPY", "Amount paid": "12.50"})
    log.field("Notes").focus()
    expect(log.page.get_by_text("Amounts in JPY have no decimals.")).to_be_visible()
    log.fill({"Currency": "USD"})
    expect(log.page.get_by_text("Amounts in JPY have no decimals.")).to_be_hidden()


def test_another_currency_is_checked_against_the_amounts(log: Log) -> None:
    """The check is immediate, also of the credited amount; empty fields are not checked."""
    log.start({**LEAST, "Amount paid": "12.50", "Fee": "0.50", "Balance before": "1.50"})
    log.fill({"Currency": "JPY"})
    for name in ("amount", "fee", "balanceBefore"):
        expect(log.page.locator(f"#problem-{name}")).to_contain_text("JPY have no decimals")
    expect(log.page.locator("#problem-credited")).to_be_hidden()
    log.fill({"Credited in": "USD"})
    expect(log.page.locator("#problem-balanceBefore")).to_be_hidden()
    log.fill({"Credited in": "KRW"})
    expect(log.page.locator("#problem-balanceBefore")).to_contain_text("KRW have no decimals")


def test_another_date_is_checked_against_the_validity(log: Log) -> None:
    """Both fields are checked against each other."""
    log.start({**LEAST, "Good until": "2026-11-22"})
    log.fill({"Date and time": "2026-11-23T01:00"})
    log.field("Notes").focus()
    problem = log.page.locator("#problem-goodUntil")
    expect(problem).to_contain_text("23 Nov 2026")
    log.fill({"Date and time": "2026-11-21T01:00"})
    log.field("Notes").focus()
    expect(problem).to_be_hidden()
