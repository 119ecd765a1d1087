"""The question whether a top-up has arrived: asked on the home page, answered in one tap."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, expect

from browser.log import Log


def questions(log: Log) -> Locator:
    """Return the questions on the home page."""
    return log.page.locator("home-summary [data-part=asked]").get_by_role("listitem")


def answer(log: Log, word: str, about: str = "THB 300.00") -> None:
    """Press the button of an answer, whose name has the top-up."""
    questions(log).get_by_role(
        "button", name=re.compile(rf"^{word} {about}".replace(" ", r"\s"))
    ).click()


def pay(log: Log, minutes_later: int, **fields: str) -> None:
    """Add a top-up of 14:59, and open the home page `minutes` minutes later."""
    log.page.clock.set_fixed_time("2026-11-22T15:00:00+07:00")
    log.store(**fields)
    hours, minutes = divmod(59 + minutes_later, 60)
    log.page.clock.set_fixed_time(f"2026-11-22T{14 + hours}:{minutes:02}:00+07:00")
    log.open("")


def test_pending_top_up_is_asked_about_after_the_usual_time(log: Log) -> None:
    """It is not asked earlier; the usual time comes from the guide, and is shown."""
    pay(log, 20)
    expect(log.page.get_by_text("Pending: THB 300.00")).to_be_visible()
    expect(questions(log)).to_have_count(0)
    log.page.clock.set_fixed_time("2026-11-22T15:29:00+07:00")
    log.open("")
    expect(questions(log)).to_contain_text("Has it arrived? THB 300.00 of 22 Nov 2026")
    expect(questions(log)).to_contain_text("The guide says: wait up to 30 min")
    expect(log.page.get_by_text("Pending: THB 300.00")).to_be_hidden()


def test_arrived_is_one_tap_and_stands_on_the_slip_with_its_time(log: Log) -> None:
    """After undo, it is asked again."""
    pay(log, 61)
    answer(log, "Arrived")
    expect(questions(log)).to_have_count(0)
    stored = log.stored("receipts")[0]
    assert stored["status"] == "credited"
    assert [each["status"] for each in stored["history"]] == ["credited"]
    log.open(f"receipts/view/?id={stored['id']}")
    history = log.page.get_by_role("list", name="History")
    expect(history).to_contain_text("Credited")
    expect(history).to_contain_text("22 Nov 2026, 16:00")
    log.open("")
    log.press("Undo")
    expect(questions(log)).to_have_count(1)
    assert log.stored("receipts")[0]["history"] == []


def test_not_yet_is_noted_and_asked_again_two_hours_later(log: Log) -> None:
    """Until then it is pending as before."""
    pay(log, 61)
    answer(log, "Not yet")
    expect(questions(log)).to_have_count(0)
    expect(log.page.get_by_text("Pending: THB 300.00")).to_be_visible()
    log.page.clock.set_fixed_time("2026-11-22T17:59:00+07:00")
    log.open("")
    expect(log.page.get_by_text("Pending: THB 300.00")).to_be_visible()
    log.page.clock.set_fixed_time("2026-11-22T18:01:00+07:00")
    log.open("")
    expect(questions(log)).to_have_count(1)


def test_failed_says_first_that_it_may_still_arrive(log: Log) -> None:
    """It also says until when; only after that it is logged as failed."""
    pay(log, 61)
    answer(log, "Failed")
    warning = questions(log).get_by_text("What failed may still arrive until 25 Nov 2026, 14:59")
    expect(warning).to_be_visible()
    assert log.stored("receipts")[0]["status"] == "pending"
    answer(log, "Note it as failed all the same")
    expect(questions(log)).to_have_count(0)
    assert log.stored("receipts")[0]["status"] == "failed"
    log.page.clock.set_fixed_time("2026-11-26T15:00:00+07:00")
    log.store(Amount_paid="301")
    log.open("")
    answer(log, "Failed", "THB 301.00")
    expect(questions(log)).to_have_count(0)


def test_own_receipts_tell_how_long_a_channel_takes(log: Log) -> None:
    """From three receipts on, the longest time counts."""
    for minutes in (40, 45, 50):
        pay(log, minutes, Channel="app", Paid_through="myAIS")
        answer(log, "Arrived")
        expect(questions(log)).to_have_count(0)
    pay(log, 49, Channel="app", Paid_through="MyAIS")
    expect(log.page.get_by_text("Pending: THB 300.00")).to_be_visible()
    log.page.clock.set_fixed_time("2026-11-22T15:49:00+07:00")
    log.open("")
    said = "By your own receipts this channel took up to 50 min"
    expect(questions(log)).to_contain_text(said)


def test_answered_question_leaves_the_focus_at_the_next(log: Log) -> None:
    """After the last one, the focus is on the heading, not at the top of the page."""
    log.store_sim(Label="Trip")
    pay(log, 1, SIM="Trip", Amount_paid="200")
    pay(log, 61)
    button = questions(log).get_by_role("button", name=re.compile(r"^Arrived THB\s200\.00.*Trip$"))
    button.press("Enter")
    expect(questions(log)).to_have_count(1)
    expect(questions(log).get_by_role("link")).to_be_focused()
    questions(log).get_by_role("button", name=re.compile("^Arrived")).press("Enter")
    expect(questions(log)).to_have_count(0)
    expect(log.page.get_by_role("heading", name="Your top-ups now")).to_be_focused()


HOLD_LOG = """() => new Promise((resolve) => {
  indexedDB.open("nobars").onsuccess = ({ target }) => {
    const store = target.result.transaction("receipts", "readwrite").objectStore("receipts");
    const goOn = () => {
      resolve();
      if (window.isFree) target.result.close();
      else store.count().onsuccess = goOn;
    };
    goOn();
  };
})"""


def test_history_has_the_time_of_the_tap_though_the_log_was_busy(log: Log) -> None:
    """Another tab writes for a long time; the answer has the time of the tap."""
    log.page.clock.set_fixed_time("2026-11-22T15:10:00+07:00")
    log.add()
    log.page.evaluate(HOLD_LOG)
    log.press("It failed")
    log.page.clock.set_fixed_time("2026-11-22T16:00:00+07:00")
    log.page.evaluate("window.isFree = true")
    entries = log.page.get_by_role("list", name="History").get_by_role("listitem")
    expect(entries).to_have_count(1)
    expect(entries.first).to_contain_text("22 Nov 2026, 15:10")


def test_slip_keeps_a_dated_history_up_to_the_refund_with_its_amount(log: Log) -> None:
    """Each step is a tap on the slip; it warns not to pay again while it may still arrive."""
    log.store_sim(Label="Trip")
    log.page.clock.set_fixed_time("2026-11-22T15:10:00+07:00")
    log.show(log.store(SIM="Trip"))
    expect(log.page.get_by_text("Don’t pay again yet.")).to_be_visible()
    log.press("Not yet")
    log.page.clock.set_fixed_time("2026-11-22T16:00:00+07:00")
    log.press("It failed")
    log.page.clock.set_fixed_time("2026-11-26T16:00:00+07:00")
    log.press("I made a claim")
    expect(log.page.get_by_text("Don’t pay again yet.")).to_be_hidden()
    log.press("I got a refund")
    expect(log.field("Refund")).to_have_value("300.00")
    log.fill({"Refund": "much"})
    log.press("Save refund")
    expect(log.page.get_by_text("Type the amount in digits")).to_be_visible()
    log.fill({"Refund": "300.01"})
    log.press("Save refund")
    expect(log.page.get_by_text("The largest amount is 300.00")).to_be_visible()
    log.fill({"Refund": "290"})
    log.press("Save refund")
    entries = log.page.get_by_role("list", name="History").get_by_role("listitem")
    expect(entries).to_have_count(4)
    expect(entries.nth(0)).to_contain_text("22 Nov 2026, 15:10")
    expect(entries.nth(1)).to_contain_text("Failed")
    expect(entries.nth(3)).to_contain_text("THB 290.00")
    expect(entries.nth(3)).to_contain_text("26 Nov 2026, 16:00")


def test_status_changed_in_the_form_is_in_the_history_too(log: Log) -> None:
    """Other changes are not in the history."""
    log.show(log.store())
    log.follow("Edit")
    log.fill({"Notes": "kiosk"})
    log.save()
    assert log.stored("receipts")[0]["history"] == []
    log.follow("Edit")
    log.fill({"Status": "credited"})
    log.save()
    assert [each["status"] for each in log.stored("receipts")[0]["history"]] == ["credited"]
