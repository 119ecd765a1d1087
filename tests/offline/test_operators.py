"""The directory of operators with the server stopped: search in any script, dialling."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from browser.database import SETTLED
from browser.log import Log
from offline.phone import expect_saved
from serving import Server

# In "be" and "in" are brands with only a rule, and facts of all brands.
COUNTRIES = ("th", "eg", "np", "ru", "cn", "gb", "be", "in")
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1"


def fact(page: Page, operator: str, kind: str) -> Locator:
    """Return an operator's first fact of a kind."""
    section = page.locator(".operator").filter(
        has=page.get_by_role("heading", level=2, name=operator, exact=True)
    )
    return (
        section.get_by_role("listitem")
        .filter(has=page.get_by_role("heading", level=3, name=kind, exact=True))
        .first
    )


@pytest.fixture
def away(adrift: Page) -> Page:
    """Return a phone that has saved the directory, with the server stopped."""
    adrift.goto("/en/operators/")
    return adrift


def save_directory(page: Page, server: Server, language: str) -> None:
    """Wait in the settings until the directory is saved, then open it."""
    page.goto(f"{server.url}/{language}/settings/")
    expect_saved(page)
    saved = page.evaluate(WORDS_OF_SAVED)
    state = page.locator("[data-section=operators] [data-part=state]")
    # Anchored at the beginning: in Arabic, "not saved" contains "saved".
    expect(state).to_have_text(re.compile(rf"^\s*{re.escape(saved)}"))
    page.goto(f"{server.url}/{language}/operators/")


TYPED = {
    "thai": "Thailand",
    "مصر": "Egypt",
    "ncell": "Nepal",
    "52003": "Thailand",
    "ประเทศไทย": "Thailand",
    "England": "United Kingdom",
    "ไทย": "Thailand",
}


def test_country_is_found_offline_and_its_page_opens(away: Page) -> None:
    """By its name in any script, by an operator, or by a network's number."""
    away.reload()
    for typed, country in TYPED.items():
        away.get_by_label("Country, operator or network number").fill(typed)
        expect(away.get_by_text("1 country found")).to_be_visible()
        expect(away.get_by_role("link", name=re.compile(country))).to_be_visible()
    away.get_by_role("link", name=re.compile(country)).click()
    expect(away.get_by_role("heading", level=1, name=country)).to_be_visible()
    expect(away.get_by_role("heading", level=2).first).to_be_visible()
    expect(away).to_have_url(re.compile(r"/en/operators/[a-z]{2}/"))


def test_country_s_page_opens_by_its_address_and_after_a_reload(away: Page) -> None:
    """One saved page shows every country."""
    away.goto("/en/operators/np/")
    expect(fact(away, "Ncell", "Balance")).to_contain_text("*901#")
    expect(away).to_have_url("/en/operators/np/")
    away.reload()
    expect(fact(away, "Ncell", "Balance")).to_contain_text("Two sources · ")
    expect(away).to_have_title("Nepal – Nobars")


def test_unknown_country_says_so_and_what_works_anywhere(away: Page) -> None:
    """No facts are better than wrong ones."""
    away.goto("/en/operators/aq/")
    expect(away.get_by_text("We know no operator of this country.")).to_be_visible()
    expect(away.get_by_role("heading", name="What works anywhere")).to_be_visible()


@pytest.mark.parametrize(
    "language", ["en", "ar", pytest.param("zh-Hans", marks=pytest.mark.thorough)]
)
def test_phone_and_server_show_the_same_country(
    browser: Browser, server: Server, language: str
) -> None:
    """The server renders countries for readers without scripts, phones from the data."""
    told: dict[str, list[str]] = {}
    with browser.new_context(java_script_enabled=False) as plain:
        page = plain.new_page()
        for country in COUNTRIES:
            page.goto(f"{server.url}/{language}/operators/{country}/")
            told[country] = [
                bare(each) for each in page.locator(".operator").evaluate_all(ALL_TEXT)
            ]
    with browser.new_context(service_workers="allow") as context:
        page = context.new_page()
        save_directory(page, server, language)
        server.stop()
        for country in COUNTRIES:
            page.goto(f"{server.url}/{language}/operators/{country}/")
            expect(page.locator(".operator").first).to_be_visible()
            shown = page.locator(".operator").evaluate_all(ALL_TEXT)
            assert [bare(each) for each in shown] == told[country]


def test_how_long_a_number_lasts_is_said_with_its_source(away: Page) -> None:
    """It is shown for a brand without any other facts, too."""
    away.goto("/en/operators/be/")
    rule = fact(away, "Carrefour Mobile", "How long the number lasts")
    expect(rule).to_contain_text("6 months from an outgoing call, an SMS sent, or mobile data")
    expect(rule).to_contain_text("One source · mobile.carrefour.be · undated")
    away.goto("/en/operators/al/")
    rule = fact(away, "One Albania", "How long credit lasts")
    expect(rule).to_contain_text("from ALL 1001: 60 days")
    away.goto("/en/operators/gb/")
    rule = fact(away, "Vectone", "How long credit lasts · Credit SIM")
    expect(rule).to_contain_text("One source · vectonemobile.co.uk · undated")


def test_what_follows_the_end_and_what_a_buyer_needs_are_said_in_words(away: Page) -> None:
    """They are rules and notes, which every language can say."""
    away.goto("/en/operators/mv/")
    rule = fact(away, "Dhiraagu", "How long the number lasts")
    expect(rule).to_contain_text("When the validity has ended:")
    expect(rule).to_contain_text("Then suspended for 180 days.")
    away.goto("/en/operators/mx/")
    need = fact(away, "All networks of the country", "Buying and registering")
    expect(need).to_contain_text("bring your passport · most SIMs a person may have: 10")


def test_country_where_nothing_is_known_of_bank_cards_says_so(away: Page) -> None:
    """In Thailand something is known of them, so there is no such sentence."""
    sentence = away.get_by_text("We don’t know which operator here accepts a bank card")
    away.goto("/en/operators/eg/")
    expect(sentence).to_be_visible()
    away.goto("/en/operators/th/")
    expect(away.get_by_text("Foreign bank cards are taken").first).to_be_visible()
    expect(sentence).to_be_hidden()


# The text of elements that aren't hidden; `innerText` would lack closed sections.
ALL_TEXT = """(sections) => sections.map((section) => {
    const copy = section.cloneNode(true);
    for (const each of copy.querySelectorAll("[hidden], .dial__fields > *, .visually-hidden"))
        each.remove();
    return copy.textContent;
})"""


# The beginning of the message that something is saved ("Saved: 35 kB").
WORDS_OF_SAVED = """() => [...document.querySelectorAll("template[data-messages]")]
    .map(({ content }) => content.querySelector('[data-code="pack.saved"]'))
    .find(Boolean).textContent.split("%")[0].trim()"""


def bare(text: str) -> str:
    """Return a text without spacing and direction marks."""
    return re.sub(r"[\s\u2066-\u2069]", "", text)


def test_code_is_dialled_with_its_hash_escaped(away: Page) -> None:
    """Android's dialler takes `%23`, and the page names the keys to press afterwards."""
    away.goto("/en/operators/th/")
    dial = fact(away, "AIS", "Balance").get_by_role("link", name="Dial")
    expect(dial).to_have_attribute("href", "tel:*121%23")


def test_code_is_copied(away: Page) -> None:
    """The copy is the dialled code."""
    away.context.grant_permissions(["clipboard-read", "clipboard-write"])
    away.goto("/en/operators/th/")
    balance = fact(away, "AIS", "Balance")
    balance.get_by_role("button", name="Copy").click()
    expect(balance.get_by_text("Copied")).to_be_visible()
    assert away.evaluate("navigator.clipboard.readText()") == "*121#"


# All that the page stores, and its address, as text.
STORED = f"""async () => {{{SETTLED}
  const all = [location.href, history.state, {{...localStorage}}, {{...sessionStorage}}];
  for (const {{ name }} of await indexedDB.databases()) {{
    const database = await settled(indexedDB.open(name));
    for (const store of database.objectStoreNames) {{
      all.push(store, await settled(database.transaction(store).objectStore(store).getAll()));
    }}
    database.close();
  }}
  return JSON.stringify(all);
}}"""


def test_voucher_s_pin_makes_the_whole_code_and_is_not_stored(away: Page) -> None:
    """It is grouped while typing, counted, dialled, and gone after a reload."""
    away.goto("/en/operators/th/")
    voucher = fact(away, "AIS", "Redeem a voucher")
    expect(voucher.get_by_role("link", name="Dial")).to_be_hidden()
    pin = voucher.get_by_label("PIN of the voucher")
    pin.press_sequentially("12345678901")
    expect(pin).to_have_value("1234 5678 901")
    expect(voucher.get_by_text("11 of 12–16 digits")).to_be_visible()
    expect(pin).to_have_attribute("aria-invalid", "true")
    pin.press_sequentially("2345")
    expect(voucher).to_contain_text("*120*123456789012345#")
    dial = voucher.get_by_role("link", name="Dial")
    expect(dial).to_have_attribute("href", "tel:*120*123456789012345%23")
    stored = away.evaluate(STORED)
    assert '"corrections"' in stored  # the log was read
    assert "123456789012345" not in stored.replace(" ", "")
    away.reload()
    expect(fact(away, "AIS", "Redeem a voucher").get_by_label("PIN of the voucher")).to_have_value(
        ""
    )


def test_pin_that_is_pressed_after_a_code_is_named(away: Page) -> None:
    """It is named in words, not as in the data."""
    away.goto("/en/operators/nz/")
    expect(fact(away, "2degrees", "Redeem a voucher")).to_contain_text("Then press: PIN")


def test_sms_code_opens_the_message_app(away: Page) -> None:
    """It fills in number and text."""
    away.goto("/en/operators/pl/")
    away.locator("#operator-0").wait_for()
    links = away.locator("a[href^='sms:']").evaluate_all("all => all.map((each) => each.href)")
    assert "sms:8002?&body=START" in links


def test_iphone_says_why_it_does_not_dial(browser: Browser, server: Server) -> None:
    """An iPhone refuses codes with * or # from a page, so the page offers to copy them."""
    with browser.new_context(user_agent=IPHONE, service_workers="block") as context:
        page = context.new_page()
        page.goto(f"{server.url}/en/operators/th/")
        balance = fact(page, "AIS", "Balance")
        expect(balance.get_by_text("An iPhone dials no code")).to_be_visible()
        expect(balance.get_by_role("link", name="Dial")).to_be_hidden()
        expect(balance.get_by_role("button", name="Copy")).to_be_visible()


def test_sources_that_disagree_are_both_shown(away: Page) -> None:
    """Both have their years."""
    away.goto("/en/operators/th/")
    facts = away.locator(".fact--disputed").filter(has_text="Sources disagree")
    for code, year in [("*101*9#", "2018"), ("*101*1*9#", "2020")]:
        expect(facts.filter(has_text=code).filter(has_text=year)).not_to_have_count(0)


def test_codes_run_from_left_to_right_in_arabic(page: Page, server: Server) -> None:
    """The star is on the left, the hash on the right."""
    page.goto(f"{server.url}/ar/operators/eg/")
    code = page.locator(".dial__code", has_text="*868*1#").first
    expect(code).to_have_css("direction", "ltr")
    first, last = (
        code.evaluate(
            """(element, index) => {
            const range = document.createRange();
            const text = element.firstChild;
            const at = index < 0 ? text.length + index : index;
            range.setStart(text, at);
            range.setEnd(text, at + 1);
            return range.getBoundingClientRect().x;
        }""",
            index,
        )
        for index in (0, -1)
    )
    assert first < last


def test_countries_of_own_sims_come_first(page: Page, server: Server) -> None:
    """The operator of one's own SIM is the first on its country's page."""
    log = Log(page, server.url)
    log.store_sim(Label="Trip", Operator="TrueMove H", Country="TH")
    log.open("operators/")
    own = page.locator("[data-part=own]")
    own.get_by_role("link", name="Thailand").click()
    expect_saved(page)
    page.reload()
    expect(page.locator(".operator h2").first).to_have_text("TrueMove H")
