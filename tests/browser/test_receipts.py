"""Adding, viewing, editing, duplicating and deleting receipts."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, expect

from browser.images import photo
from browser.log import LEAST, Log

EVERYTHING = {
    "Label": "Travel SIM",
    "Operator": "AIS",
    "Country": "Thailand",
    "Phone number": "081 234 5678",
    "Amount paid": "1,300.50",
    "Currency": "THB",
    "Date and time": "2026-11-22T14:59",
    "Channel": "Third-party platform",
    "Paid through": "Alipay",
    "Status": "Claimed",
    "Order number": "A-42/7",
    "Good until": "2026-12-22",
    "Notes": "Paid at the gate.",
    "Amount credited": "250",
    "Credited in": "CNY",
    "Fee": "20.5",
    "Means of payment": "Bank card",
    "Balance before": "1.25",
    "Balance after": "251.25",
    "Time zone": "+08:00",
}
SHOWN = {
    "Channel": "Third-party platform",
    "Paid through": "Alipay",
    "Means of payment": "Bank card",
    "Amount credited": "CNY 250.00",
    "Fee": "THB 20.50",
    "Order number": "A-42/7",
    "Balance before": "CNY 1.25",
    "Balance after": "CNY 251.25",
    "Good until": "22 Dec 2026",
}

SHARE = """
  navigator.canShare = () => true;
  navigator.share = async ({ text }) => { document.documentElement.dataset.shared = text; };
"""
SHARE_SHEET = """
  let taps = 0;
  navigator.canShare = () => true;
  navigator.share = () => {
    document.documentElement.dataset.taps = ++taps;
    return taps === 1
      ? new Promise(() => undefined)
      : Promise.reject(new DOMException("A share is in progress", "InvalidStateError"));
  };
"""


def test_receipt_needs_only_amount_currency_and_date(log: Log) -> None:
    """All other fields are optional, and the time zone is the phone's."""
    log.start(LEAST)
    log.save()
    expect(log.slip()).to_contain_text("THB\u00a0300.00")
    expect(log.slip()).to_contain_text("22 Nov 2026, 14:59 (UTC+07:00)")
    expect(log.slip().get_by_text("Pending").first).to_be_visible()
    expect(log.slip().get_by_text("Fee")).to_be_hidden()
    log.follow("All receipts")
    expect(log.rows()).to_have_count(1)
    expect(log.rows()).to_contain_text("No SIM chosen")


def test_every_field_is_on_the_slip_and_comes_back_in_the_form(log: Log) -> None:
    """The SIM is added in the same form."""
    log.open("receipts/new/")
    log.press("Add a SIM")
    log.fill(EVERYTHING)
    log.save()
    slip = log.slip()
    expect(slip).to_contain_text("Travel SIM")
    expect(slip).to_contain_text("081 234 5678")
    expect(slip).to_contain_text("THB\u00a01,300.50")
    expect(slip).to_contain_text("22 Nov 2026, 14:59 (UTC+08:00)")
    expect(slip).to_contain_text("Paid at the gate.")
    for label, value in SHOWN.items():
        line = slip.locator("dl > div").filter(has_text=label)
        expect(line.get_by_role("definition")).to_have_text(value)
    log.follow("Edit")
    expect(log.field("SIM")).to_have_value(log.stored("sims")[0]["id"])
    expect(log.field("Amount paid")).to_have_value("1300.50")
    expect(log.field("Credited in")).to_have_value("CNY")
    expect(log.field("Time zone")).to_have_value("+08:00")
    before = log.stored("receipts")[0]
    log.save()
    after = log.stored("receipts")[0]
    assert after.pop("updatedAt") > before.pop("updatedAt")
    assert after == before


def test_edited_receipt_can_be_put_back_as_it_was(log: Log) -> None:
    """Photos that the edit removed are restored too."""
    log.start({**LEAST, "Notes": "first"})
    log.add_photo(photo(log.page))
    log.save()
    log.follow("Edit")
    log.fill({"Notes": "second"})
    log.press("Remove photo 1")
    log.save()
    expect(log.slip()).to_contain_text("second")
    expect(log.photos()).to_have_count(0)
    log.press("Undo")
    expect(log.slip()).to_contain_text("first")
    expect(log.photos()).to_have_js_property("naturalWidth", 400)


def test_duplicate_is_the_same_top_up_made_now(log: Log) -> None:
    """Values that belong only to the first one are not copied."""
    log.show(
        log.store(
            Paid_through="myAIS", Order_number="A-1", Status="credited", Good_until="2026-12-22"
        )
    )
    log.follow("Duplicate")
    expect(log.field("Amount paid")).to_have_value("300.00")
    expect(log.field("Paid through")).to_have_value("myAIS")
    expect(log.field("Order number")).to_have_value("")
    expect(log.field("Good until")).to_have_value("")
    expect(log.field("Status")).to_have_value("pending")
    expect(log.field("Date and time")).not_to_have_value("2026-11-22T14:59")
    log.save()
    log.follow("All receipts")
    expect(log.rows()).to_have_count(2)


def test_deleted_receipt_comes_back_with_its_photos(log: Log) -> None:
    """Undo is on the list, also after a reload."""
    log.start()
    log.add_photo(photo(log.page), photo(log.page, 300, 500))
    log.save()
    before = log.stored("photos")
    log.press("Delete")
    expect(log.page.get_by_role("heading", name="No receipts yet")).to_be_visible()
    log.page.reload()
    log.press("Undo")
    log.rows().get_by_role("link").click()
    expect(log.photos()).to_have_count(2)
    expect(log.photos().last).to_have_js_property("naturalHeight", 500)
    for old, new in zip(before, log.stored("photos"), strict=True):
        assert new.pop("updatedAt") > old.pop("updatedAt")
        assert new == old


def test_undo_that_is_put_away_is_not_offered_again(log: Log) -> None:
    """The deleted receipt stays deleted; it is in the bin."""
    log.show(log.store())
    log.press("Delete")
    log.put_away_undo()
    expect(log.page.get_by_role("button", name="Undo")).to_be_hidden()
    log.page.reload()
    expect(log.page.get_by_role("heading", name="No receipts yet")).to_be_visible()
    expect(log.page.get_by_role("button", name="Undo")).to_be_hidden()


def test_status_follows_one_tap(log: Log) -> None:
    """Only steps that fit the present status are offered, and each can be undone."""
    log.show(log.store())
    log.press("It failed")
    expect(log.stamp()).to_contain_text("Failed")
    expect(log.page.get_by_role("button", name="It failed")).to_be_hidden()
    log.press("I made a claim")
    log.press("I got a refund")
    log.press("Save refund")
    expect(log.stamp()).to_contain_text("Refunded")
    expect(log.page.get_by_role("button", name="It arrived")).to_be_hidden()
    log.press("Undo")
    expect(log.stamp()).to_contain_text("Claimed")


def test_unknown_receipt_is_said_to_be_unknown(log: Log) -> None:
    """The page links to the list."""
    log.open("receipts/view/?id=none")
    expect(log.page.get_by_text("This receipt is not on this phone.")).to_be_visible()
    log.follow("All receipts")
    expect(log.page.get_by_role("heading", name="No receipts yet")).to_be_visible()


def test_next_receipt_of_a_sim_starts_as_its_last(log: Log) -> None:
    """It has the same currency and channel; typed values are not overwritten."""
    log.open("receipts/new/")
    log.press("Add a SIM")
    log.fill({"Label": "Malaysian", **LEAST, "Currency": "MYR", "Channel": "Shop"})
    log.save()
    log.store(SIM="No SIM chosen", Currency="KRW", Date_and_time="2026-11-23T10:00")
    log.open("receipts/new/")
    expect(log.field("Currency")).to_have_value("KRW")
    log.fill({"SIM": "Malaysian"})
    expect(log.field("Currency")).to_have_value("MYR")
    expect(log.field("Channel")).to_have_value("shop")
    log.fill({"Currency": "SGD", "SIM": "No SIM chosen"})
    expect(log.field("Currency")).to_have_value("SGD")


def test_time_zone_is_the_phone_s_at_that_date(log: Log, browser: Browser) -> None:
    """A day in summer has the summer's offset; a chosen zone stays."""
    with browser.new_context(timezone_id="Europe/Berlin", service_workers="block") as context:
        abroad = Log(context.new_page(), log.url)
        abroad.add(Date_and_time="2026-07-01T23:30")
        expect(abroad.slip()).to_contain_text("Jul 1, 2026, 11:30\u202fPM (UTC+02:00)")
        abroad.start({**LEAST, "Time zone": "+09:00"})
        abroad.fill({"Date and time": "2026-01-01T23:30"})
        expect(abroad.field("Time zone")).to_have_value("+09:00")


def test_two_tabs_see_each_others_changes(log: Log) -> None:
    """They need no reload."""
    other = Log(log.page.context.new_page(), log.url)
    other.open()
    expect(other.page.get_by_role("heading", name="No receipts yet")).to_be_visible()
    log.show(log.store())
    expect(other.rows()).to_have_count(1)
    log.press("It arrived")
    expect(other.rows()).to_contain_text("Credited")
    log.press("Delete")
    expect(other.page.get_by_role("heading", name="No receipts yet")).to_be_visible()


def edit_beside(log: Log) -> Log:
    """Change a receipt's note without saving, and return another tab with its slip."""
    log.show(log.store(Notes="old"))
    address = log.page.url
    log.follow("Edit")
    log.fill({"Notes": "mine"})
    other = Log(log.page.context.new_page(), log.url)
    other.page.goto(address)
    return other


def test_edits_of_different_fields_in_two_tabs_are_joined(log: Log) -> None:
    """There is no question: one tab changes the note, the other the status."""
    other = edit_beside(log)
    other.press("It arrived")
    expect(other.stamp()).to_contain_text("Credited")
    log.save()
    [stored] = log.stored("receipts")
    assert (stored["notes"], stored["status"]) == ("mine", "credited")


def test_edits_of_the_same_field_in_two_tabs_ask(log: Log) -> None:
    """Both values are shown; the second Save takes that of the form, and keeps other changes."""
    other = edit_beside(log)
    other.follow("Edit")
    other.fill({"Notes": "theirs", "Order number": "A-7"})
    other.save()
    log.press("Save receipt")
    expect(log.page.get_by_text("Another tab has changed the same fields")).to_be_visible()
    expect(log.page.get_by_text("In the other tab: theirs")).to_be_visible()
    expect(log.field("Notes")).to_have_value("mine")
    expect(log.field("Order number")).to_have_value("A-7")
    assert log.stored("receipts")[0]["notes"] == "theirs"
    log.save()
    [stored] = log.stored("receipts")
    assert (stored["notes"], stored["order"]) == ("mine", "A-7")


def test_slip_proves_the_payment_and_its_number(log: Log) -> None:
    """It has operator, country and number as dialled from abroad; shared, each with its label."""
    log.page.add_init_script(SHARE)
    log.open("receipts/new/")
    log.press("Add a SIM")
    log.fill(EVERYTHING)
    log.save()
    slip = log.slip()
    expect(slip).to_contain_text("AIS · Thailand")
    expect(slip).to_contain_text("+66 812 345 678")
    expect(slip).to_contain_text("081 234 5678")
    log.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    log.press("Copy the order number")
    expect(log.page.get_by_text("Copied: A-42/7")).to_be_attached()
    log.press("Share")
    expect(log.page.locator("html")).to_have_attribute("data-shared", re.compile("A-42/7"))
    text = log.page.locator("html").get_attribute("data-shared") or ""
    lines = text.replace("\u00a0", " ").split("\n")
    assert lines[:4] == ["Travel SIM", "AIS · Thailand", "+66 812 345 678", "081 234 5678"]
    assert "Order number: A-42/7" in lines
    assert "Amount credited: CNY 250.00" in lines
    assert lines[-1] == "Paid at the gate."


def test_second_tap_while_the_share_sheet_is_open_is_no_failure(log: Log) -> None:
    """Browsers refuse it with an InvalidStateError; the open sheet stays."""
    log.page.add_init_script(SHARE_SHEET)
    log.show(log.store())
    for taps in ("1", "2"):
        log.press("Share")
        expect(log.page.locator("html")).to_have_attribute("data-taps", taps)
    log.press("It arrived")
    expect(log.stamp()).to_contain_text("Credited")
    expect(log.page.locator("[data-notices]")).to_be_empty()


def test_shared_slip_tells_when_a_top_up_arrived(log: Log) -> None:
    """The history on the slip says the same."""
    log.page.add_init_script(SHARE)
    log.show(log.store())
    log.press("It arrived")
    expect(log.slip().get_by_text("Credited").first).to_be_visible()
    log.press("Share")
    shared = re.compile(r"^Credited \d", re.MULTILINE)
    expect(log.page.locator("html")).to_have_attribute("data-shared", shared)


def test_user_text_takes_its_own_direction(log: Log) -> None:
    """Amounts and numbers still run from left to right."""
    log.show(log.store(Notes="دفعت في المتجر", Paid_through="متجر"))
    for text in ("دفعت في المتجر", "متجر"):
        expect(log.slip().get_by_text(text, exact=True)).to_have_css("direction", "rtl")
    expect(log.slip().get_by_text("300.00")).to_have_css("direction", "ltr")


def test_edited_receipt_keeps_its_currency_and_time_zone(log: Log) -> None:
    """Another SIM or time changes neither its currency nor its time zone."""
    log.open("receipts/new/")
    log.press("Add a SIM")
    log.fill({**LEAST, "Label": "Malaysian", "Currency": "MYR"})
    log.save()
    log.show(log.store(SIM="No SIM chosen", Currency="KRW", Time_zone="+09:00"))
    log.follow("Edit")
    log.fill({"SIM": "Malaysian", "Date and time": "2026-11-22T15:00"})
    expect(log.field("Currency")).to_have_value("KRW")
    expect(log.field("Time zone")).to_have_value("+09:00")


def test_form_of_an_unknown_receipt_is_a_new_one(log: Log) -> None:
    """It says so, and typed values can be saved."""
    log.open("receipts/edit/?id=none")
    expect(log.page.get_by_text("This receipt is not on this phone.")).to_be_visible()
    log.fill(LEAST)
    log.save()


def test_receipt_deleted_in_another_tab_is_saved_whole(log: Log) -> None:
    """The first Save says that it was deleted; the second one restores its photos too."""
    log.start({**LEAST, "Notes": "old"})
    log.add_photo(photo(log.page))
    log.save()
    address = log.page.url
    log.follow("Edit")
    log.fill({"Notes": "mine"})
    other = Log(log.page.context.new_page(), log.url)
    other.page.goto(address)
    other.press("Delete")
    expect(other.page.get_by_role("heading", name="No receipts yet")).to_be_visible()
    log.press("Save receipt")
    expect(log.page.get_by_text("deleted in another tab")).to_be_visible()
    log.save()
    expect(log.slip()).to_contain_text("mine")
    expect(log.photos()).to_have_js_property("naturalWidth", 400)
    expect(log.page.get_by_role("button", name="Undo")).to_be_hidden()


def test_photo_that_another_tab_deleted_for_good_is_said_to_be_gone(log: Log) -> None:
    """The receipt is saved without it."""
    log.start()
    log.add_photo(photo(log.page))
    log.save()
    address = log.page.url
    log.follow("Edit")
    log.fill({"Notes": "mine"})
    other = Log(log.page.context.new_page(), log.url)
    other.page.goto(address)
    other.press("Delete")
    expect(other.page.get_by_role("heading", name="No receipts yet")).to_be_visible()
    other.open("bin/")
    other.press("Empty the bin…")
    other.press("Delete for good")
    expect(other.page.get_by_text("The bin is empty")).to_be_visible()
    log.press("Save receipt")
    expect(log.page.get_by_text("deleted in another tab")).to_be_visible()
    log.press("Save receipt")
    expect(log.page.get_by_text("Saved, but without 1 photo")).to_be_visible()
    expect(log.photos()).to_have_count(0)
    assert log.stored("receipts")[0]["photoIds"] == []


def test_undo_names_its_step_and_is_offered_only_on_pages_of_it(log: Log) -> None:
    """It is offered for a minute, and not on the page of another receipt."""
    log.show(log.store(Notes="one"))
    first = log.page.url
    log.show(log.store(Amount_paid="55"))
    log.press("It arrived")
    expect(log.page.get_by_text("THB\u00a055.00 of 22 Nov 2026 was changed.")).to_be_visible()
    log.page.goto(first)
    expect(log.slip()).to_contain_text("one")
    undo = log.page.get_by_role("button", name="Undo")
    expect(undo).to_be_hidden()
    log.open()
    expect(undo).to_be_visible()
    log.page.clock.install()
    log.page.reload()
    expect(undo).to_be_visible()
    log.page.clock.run_for(61_000)
    expect(undo).to_be_hidden()
    log.page.reload()
    expect(log.rows()).to_have_count(2)
    expect(undo).to_be_hidden()


def test_focus_stays_on_the_slip_when_its_button_goes(log: Log) -> None:
    """It moves to the stamp, which has the new status."""
    log.show(log.store())
    log.press("It arrived")
    expect(log.page.locator(".slip__stamp")).to_be_focused()
    expect(log.page.locator(".slip__stamp")).to_have_text("Credited")


def test_page_of_a_receipt_is_titled_by_it(log: Log) -> None:
    """So users can tell receipts apart in tabs and history."""
    log.open("receipts/new/")
    log.press("Add a SIM")
    log.fill({**LEAST, "Label": "Travel SIM"})
    log.save()
    expect(log.page).to_have_title("Travel SIM, THB\u00a0300.00 – Nobars")


def test_new_sim_in_the_form_can_be_given_up(log: Log) -> None:
    """Until then, no other SIM is chosen."""
    log.open("receipts/new/")
    log.press("Add a SIM")
    log.fill({**LEAST, "Label": "Travel SIM"})
    log.save()
    chosen = log.stored("sims")[0]["id"]
    log.open("receipts/new/")
    expect(log.field("SIM")).to_have_value(chosen)
    log.press("Add a SIM")
    sim = log.page.get_by_label("SIM", exact=True)
    expect(sim).to_be_disabled()
    expect(sim).to_have_value("")
    log.press("Cancel the new SIM")
    expect(log.field("SIM")).to_have_value(chosen)
