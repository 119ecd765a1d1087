"""Claims about top-ups that did not arrive, and receipts that may be noted twice."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from browser.log import LEAST, Log
from browser.test_sims import add_sim


def test_claim_is_noted_on_its_receipt_and_told_when_overdue(log: Log) -> None:
    """It has contact, reference and day; home page and slip say when it is overdue."""
    log.page.clock.set_fixed_time("2026-11-23T12:00:00+07:00")
    log.show(log.store(Status="failed", Means_of_payment="card"))
    log.page.get_by_role("link", name="Claim", exact=True).click()
    expect(log.page.get_by_text("within 60 days of the statement")).to_be_visible()
    expect(log.field("Opened on")).to_have_value("2026-11-23")
    log.fill({"Answer due": "2026-11-20"})
    log.press("Save claim")
    expect(log.page.get_by_text("can’t be due before the claim was opened")).to_be_visible()
    log.fill({"With whom": "Ding", "Reference": "C-77", "Answer due": "2026-11-25"})
    log.press("Save claim")
    expect(log.slip()).to_contain_text("Ding · C-77 · 23 Nov 2026")
    expect(log.stamp()).to_contain_text("Claimed")
    log.open("")
    overdue = log.page.get_by_text("The answer is overdue since 25 Nov 2026.")
    expect(log.page.get_by_text("Claimed: THB 300.00")).to_be_visible()
    expect(overdue).to_be_hidden()
    log.page.clock.set_fixed_time("2026-11-26T12:00:00+07:00")
    log.open("")
    overdue.click()
    expect(log.page.locator("claim-list")).to_contain_text("overdue since 25 Nov 2026")
    log.page.locator("claim-list").get_by_role("link").first.click()
    expect(log.field("Reference")).to_have_value("C-77")
    log.page.get_by_role("link", name="Receipt", exact=True).click()
    expect(overdue).to_be_visible()
    log.press("I got a refund")
    log.press("Save refund")
    expect(overdue).to_be_hidden()


def test_claim_form_left_open_overnight_is_of_the_new_day(log: Log) -> None:
    """What was typed stays as it is."""
    log.page.clock.set_fixed_time("2026-11-23T23:00:00+07:00")
    log.show(log.store(Status="failed"))
    log.follow("Claim")
    log.fill({"With whom": "Ding"})
    log.page.clock.set_fixed_time("2026-11-24T08:00:00+07:00")
    log.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(log.field("Opened on")).to_have_value("2026-11-24")
    expect(log.field("With whom")).to_have_value("Ding")
    log.fill({"Answer due": "2569-12-01"})
    log.press("Save claim")
    expect(log.field("Answer due")).to_have_accessible_description(re.compile("Here it is 1 Dec"))


def test_typed_claim_outlives_a_reload_until_it_is_saved(log: Log) -> None:
    """As typed on the phone with the clerk; it can be discarded too."""
    log.show(log.store(Status="failed"))
    log.follow("Claim")
    log.fill({"With whom": "Ding", "Reference": "C-77"})
    log.page.reload()
    expect(log.page.get_by_text("Unsaved entry restored")).to_be_visible()
    expect(log.field("Reference")).to_have_value("C-77")
    log.press("Discard")
    expect(log.field("Reference")).to_have_value("")
    log.fill({"Reference": "C-78"})
    log.page.reload()
    log.press("Save claim")
    expect(log.slip()).to_contain_text("C-78")
    log.page.go_back()
    expect(log.field("Reference")).to_have_value("C-78")
    expect(log.page.get_by_text("Unsaved entry restored")).to_be_hidden()


def test_what_is_typed_into_a_claim_outlives_its_saving_in_another_tab(log: Log) -> None:
    """Only untouched fields take over what was saved there."""
    receipt = log.store(Status="failed")
    other = Log(log.page.context.new_page(), log.url)
    for tab in (log, other):
        tab.open(f"claims/?id={receipt}")
        tab.field("With whom")
    log.fill({"Next step": "Ask the bank", "With whom": "The bank"})
    other.fill({"With whom": "Ding", "Reference": "C-77"})
    other.press("Save claim")
    expect(log.field("Reference")).to_have_value("C-77")
    expect(log.field("With whom")).to_have_value("The bank")
    other.page.close()
    log.press("Save claim")
    expect(log.slip()).to_contain_text("The bank · C-77")
    assert log.stored("receipts")[0]["claim"]["nextStep"] == "Ask the bank"


def test_claim_corrected_after_the_credit_came_leaves_it_credited(log: Log) -> None:
    """Its page is still open, or in the history of the browser."""
    log.show(log.store(Status="failed"))
    log.follow("Claim")
    address = log.page.url
    log.fill({"Reference": "C-77"})
    log.press("Save claim")
    log.press("It arrived")
    expect(log.stamp()).to_contain_text("Credited")
    log.page.goto(address)
    log.fill({"Reference": "C-78"})
    log.press("Save claim")
    expect(log.slip()).to_contain_text("C-78")
    expect(log.stamp()).to_contain_text("Credited")


def test_claim_of_a_receipt_that_is_gone_says_that_none_is_open(log: Log) -> None:
    """The page has more than a heading."""
    log.open("claims/?id=0193a000-0000-7000-8000-000000000009")
    expect(log.page.get_by_text("No claim is open.")).to_be_visible()


def test_possible_duplicate_is_pointed_out_once(log: Log) -> None:
    """It has the same order number, or the same SIM, amount and day; saving again keeps it."""
    log.store_sim(Label="Trip")
    first = {**LEAST, "SIM": "Trip", "Order number": "TX-1"}
    log.start(first)
    log.save()
    log.start({**first, "Amount paid": "50"})
    log.press("Save receipt")
    expect(log.page.locator("#problem-order")).to_contain_text("has this order number already")
    log.fill({"Order number": "TX-2", "Amount paid": "300"})
    log.press("Save receipt")
    said = "topped up with the same amount on 22 Nov 2026 already"
    expect(log.page.locator("#problem-amount")).to_contain_text(said)
    assert len(log.stored("receipts")) == 1
    log.save()
    assert len(log.stored("receipts")) == 2


def test_deadline_of_the_seller_is_told_and_proposed(log: Log) -> None:
    """With its source; the text of the claim follows the form, here and in English."""
    log.page.clock.set_fixed_time("2026-11-22T15:30:00+07:00")
    add_sim(log, Label="Trip", Country="IT", Operator="Iliad", Phone_number="+39 320 123 4567")
    log.add(SIM="Trip", Status="failed", Order_number="A-1", Paid_through="Sisal")
    log.follow("Claim")
    told = log.page.get_by_role("listitem").filter(has_text="Iliad")
    expect(told).to_contain_text("Wait for a top-up 24 hours · until 23 Nov 2026, 14:59")
    expect(told).to_contain_text("sostariffe.it")
    expect(log.page.get_by_text("Ding · Wait for a top-up")).to_be_hidden()
    expect(log.field("Answer due")).to_have_value("2026-11-23")
    log.fill({"Reference": "C-77", "Answer due": "2026-11-25"})
    log.page.keyboard.press("Tab")
    text = log.page.get_by_role("blockquote", name="Text of the claim")
    for line in (
        "Order number: A-1",
        "Reference: C-77",
        "Amount paid: 300.00 THB",
        "Date and time: 2026-11-22 14:59 (UTC+07:00)",
        "I ask for an answer by 2026-11-25.",
    ):
        expect(text.get_by_text(line, exact=True)).to_be_visible()


def test_claim_can_be_sent_in_english_and_in_the_page_s_language(log: Log) -> None:
    """Copied, with a word that says so; the operator may read only one of the two."""
    log.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    log.add(Status="failed", Order_number="A-1")
    spanish = Log(log.page, log.url, "es")
    [receipt] = log.stored("receipts")
    spanish.open(f"claims/?id={receipt['id']}")
    texts = {"Copiar": "Número de pedido: A-1", "Copiar English": "Order number: A-1"}
    for name, said in texts.items():
        spanish.press(name)
        expect(spanish.page.get_by_text("El texto está copiado.")).to_be_visible()
        assert said in spanish.page.evaluate("navigator.clipboard.readText()")
