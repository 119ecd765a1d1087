"""The card for the counter in the shop's language, with the server stopped."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from browser.log import Log
from serving import Server
from waiting import wait_until

THAI = {"Label": "Travel", "Operator": "AIS", "Country": "TH", "Phone number": "+66 81 234 5678"}
SAUDI = {
    "Label": "Saudi",
    "Operator": "stc",
    "Country": "SA",
    "Phone number": "+966 50 123 4567",
}
# Records each wake lock that a page requests.
WAKE_LOCK = """
  window.held = 0;
  const request = async () => (window.held++, { release: async () => void window.held-- });
  Object.defineProperty(navigator, "wakeLock", { value: { request } });
"""
LEFT = "(element) => element.getBoundingClientRect().x"


def add_sim(page: Page, site: str, fields: dict[str, str]) -> Log:
    """Store a SIM, and return the log that has it."""
    log = Log(page, site)
    log.store_sim(**{label.replace(" ", "_"): value for label, value in fields.items()})
    return log


@pytest.fixture
def away(adrift: Page) -> Page:
    """Return a phone with a Thai SIM and all sections; the server is gone."""
    adrift.add_init_script(WAKE_LOCK)
    add_sim(adrift, "", THAI)
    adrift.goto("/en/counter/")
    return adrift


def card(page: Page) -> Locator:
    """Return the card on the page, once it is filled in."""
    found = page.locator("[data-part=card]")
    expect(found.locator(".face")).to_be_visible()
    return found


def screen(page: Page) -> Locator:
    """Return the card over the whole screen."""
    return page.get_by_role("dialog", name="For the shopkeeper")


def test_card_asks_in_the_language_of_the_sim_s_country(away: Page) -> None:
    """It has the number in local form, its last four digits apart, and one's own language below."""
    expect(card(away)).to_contain_text("ช่วยเติมเงินให้เบอร์นี้หน่อย")
    expect(card(away)).to_contain_text("Please top up this number.")
    expect(card(away).locator(".face__number")).to_have_text("081 234 5678")
    expect(card(away).locator("strong")).to_have_text("5678")
    expect(card(away)).to_contain_text("AIS")
    expect(card(away).locator("[lang=th]").first).to_have_attribute("dir", "ltr")


def test_amount_has_the_currency_and_is_kept(away: Page) -> None:
    """It is typed in the queue; then the app is killed and opened again."""
    away.get_by_label("Amount").fill("100 baht")
    away.get_by_label("Ask for").select_option("Data package")
    expect(card(away)).to_contain_text("ขอแพ็กเกจอินเทอร์เน็ต")
    away.reload()
    expect(card(away)).to_contain_text("100 baht")
    expect(away.get_by_label("Ask for")).to_have_value("package")


def test_print_has_the_card_and_the_phrases_alone(away: Page) -> None:
    """The fields are for the customer."""
    expect(card(away)).to_be_visible()
    away.emulate_media(media="print")
    expect(card(away)).to_be_visible()
    expect(away.get_by_role("heading", name="More to say")).to_be_visible()
    expect(away.get_by_label("Amount")).to_be_hidden()
    expect(away.get_by_role("button", name="Show it large")).to_be_hidden()
    away.emulate_media(media="screen")


def test_card_of_an_operator_s_page_names_it(away: Page) -> None:
    """One's own SIM of that operator fills in its number; other SIMs don't."""
    for operator, number in (("AIS", "081 234 5678"), ("dtac", "")):
        away.goto("/en/operators/th/")
        section = away.locator(".operator").filter(
            has=away.get_by_role("heading", level=2, name=operator, exact=True)
        )
        section.get_by_role("link", name="Show at the counter").click()
        expect(away.get_by_label("Operator")).to_have_value(operator)
        expect(card(away).locator(".face__number")).to_have_text(number)
        away.get_by_label("Amount").fill("100")
        expect(card(away)).to_contain_text("THB 100")


def test_corrected_number_of_a_sim_is_on_the_card_that_was_kept(away: Page) -> None:
    """The request stays, and the card has the present number."""
    away.get_by_label("Amount").fill("100 baht")
    expect(card(away)).to_contain_text("100 baht")
    log = Log(away, "")
    log.open("sims/")
    log.press("Edit Travel")
    log.fill({"Phone number": "+66 89 876 5432"})
    log.press("Save SIM")
    expect(away.get_by_role("dialog")).to_be_hidden()
    log.open("counter/")
    expect(card(away).locator(".face__number")).to_have_text("089 876 5432")
    expect(card(away)).to_contain_text("100 baht")


def test_typed_number_belongs_to_no_sim(away: Page) -> None:
    """It stays as typed, in the same currency; choosing the SIM keeps the request."""
    Log(away, "").add(SIM="Travel")
    away.goto("/en/counter/")
    away.get_by_label("Phone number").fill("0898765432")
    expect(away.get_by_label("SIM", exact=True)).to_have_value("")
    away.get_by_label("Type the number again").fill("+66 89 876 5423")
    said = "After +66 89 876 54 you typed 23; the number above has 32."
    expect(away.get_by_text(said)).to_be_visible()
    away.get_by_label("Amount").fill("100")
    away.get_by_label("Ask for").select_option("Voucher")
    away.reload()
    expect(card(away).locator(".face__number")).to_have_text("089 876 5432")
    expect(card(away)).to_contain_text("THB 100")
    away.get_by_label("SIM", exact=True).select_option("Travel")
    expect(card(away).locator(".face__number")).to_have_text("081 234 5678")
    expect(card(away)).to_contain_text("THB 100")
    expect(away.get_by_label("Ask for")).to_have_value("voucher")
    away.get_by_label("Ask for").select_option("Credit")
    expect(away.get_by_text("You topped up this number on")).to_be_visible()


def test_screen_stays_on_and_turns_until_it_is_closed(away: Page) -> None:
    """It turns for the shopkeeper opposite. A number that is new is asked for again once."""
    card(away)
    away.get_by_role("button", name="Show it large").click()
    expect(away.get_by_label("Type the number again")).to_be_focused()
    expect(screen(away)).to_be_hidden()
    away.get_by_role("button", name="Show it large").click()
    expect(screen(away)).to_contain_text("081 234 5678")
    expect(screen(away)).to_contain_text("The screen stays on.")
    assert screen(away).bounding_box() == {"x": 0, "y": 0, **(away.viewport_size or {})}
    assert away.evaluate("window.held") == 1
    screen(away).get_by_role("button", name="Turn round").click()
    expect(screen(away).locator("[data-part=stage]")).to_have_css("rotate", "180deg")
    screen(away).get_by_role("button", name="Close").click()
    expect(screen(away)).to_be_hidden()
    wait_until(away, "window.held === 0")


def test_each_phrase_is_shown_alone(away: Page) -> None:
    """One tap shows it in both languages."""
    card(away)
    away.get_by_role("button", name="The top-up has not arrived.").click()
    expect(screen(away)).to_contain_text("เงินที่เติมยังไม่เข้า")
    expect(screen(away)).not_to_contain_text("5678")


def test_another_language_can_be_chosen(away: Page) -> None:
    """Languages of the country come first."""
    card(away)
    options = away.locator("#field-language optgroup").first.get_by_role("option")
    assert options.all_inner_texts() == ["ไทย", "English"]
    away.get_by_label("Language of the shop").select_option("မြန်မာ")
    expect(card(away)).to_contain_text("ဒီနံပါတ်ကို ဘေလ်ဖြည့်ပေးပါ။")


def test_card_of_a_country_without_a_sim(away: Page) -> None:
    """The directory links to it."""
    away.goto("/en/operators/np/")
    away.get_by_role("link", name="Show at the counter").last.click()
    expect(card(away)).to_contain_text("कृपया यो नम्बरमा रिचार्ज गरिदिनुहोस्।")
    away.get_by_label("Phone number").fill("9841234567")
    expect(card(away).locator(".face__number")).to_have_text("984 123 4567")
    away.get_by_label("Amount").fill("100")
    expect(card(away)).to_contain_text("NPR 100")


def test_sim_s_page_leads_to_its_card(away: Page) -> None:
    """It takes one tap from the SIM, and one for the whole screen."""
    away.goto("/en/sims/")
    away.get_by_role("link", name=re.compile("Travel")).click()
    away.get_by_role("link", name="Show at the counter").click()
    expect(card(away)).to_contain_text("081 234 5678")


def test_card_without_a_known_operator_names_none(away: Page) -> None:
    """A SIM's label is no operator, and would confuse the shopkeeper."""
    add_sim(away, "", {"Label": "Holiday"})
    away.goto("/en/counter/")
    away.get_by_label("SIM", exact=True).select_option("Holiday")
    expect(card(away)).not_to_contain_text("081 234 5678")
    expect(card(away)).not_to_contain_text("Holiday")
    expect(away.get_by_label("Operator")).to_have_value("")


def test_number_and_code_keep_their_order_in_arabic(browser: Browser, server: Server) -> None:
    """In an Arabic card, the plus and each group are in the right places."""
    with browser.new_context() as context:
        page = context.new_page()
        add_sim(page, server.url, SAUDI)
        page.goto(f"{server.url}/ar/counter/")
        number = card(page).locator(".face__abroad bdi")
        expect(number).to_have_text("+966 501 234 567")
        ask = card(page).locator("[data-slot=ask]")
        expect(ask).to_have_attribute("dir", "rtl")
        places = number.evaluate(
            """(element) => {
              const text = element.firstChild;
              return [...text.data].map((_, at) => {
                const range = document.createRange();
                range.setStart(text, at);
                range.setEnd(text, at + 1);
                return range.getBoundingClientRect().x;
              });
            }"""
        )
        assert places == sorted(places)
        shown = card(page).locator(".face__number span, .face__number strong")
        head, last = (each.evaluate(LEFT) for each in shown.all())
        assert head < last


def test_nothing_is_typed_before_the_phrases_are_there(page: Page, server: Server) -> None:
    """Otherwise it would overwrite the stored request."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/counter.json", hold)
    with page.expect_request("**/counter.json"):
        page.goto(f"{server.url}/en/counter/")
    show = page.get_by_role("button", name="Show it large")
    expect(show).to_be_disabled()
    expect(page.get_by_label("Amount")).to_be_disabled()
    held[0].continue_()
    expect(page.get_by_label("Amount")).to_be_enabled()
    expect(show).to_be_enabled()


def test_missing_phrases_are_announced(page: Page, server: Server) -> None:
    """An empty card is better than a wrong one."""
    page.route("**/counter.json", lambda route: route.abort())
    page.goto(f"{server.url}/en/counter/")
    expect(page.get_by_text("The phrases are not saved on this phone yet")).to_be_visible()
