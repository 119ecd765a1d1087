"""Problems of the browser's storage: they are explained, and typed values are never lost."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from browser.log import ICON, LEAST, Log
from browser.test_backup_page import export, restore

LOSE_CONNECTION = """
  const transaction = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (...given) {
    if (window.losses > 0 && given[1] === "readwrite" && given[0].includes("receipts")) {
      window.losses -= 1;
      throw new DOMException("Connection to Indexed Database server lost.", "InvalidStateError");
    }
    return transaction.apply(this, given);
  };
"""


def set_quota(page: Page, size: int) -> None:
    """Leave this many bytes to the origin of a page."""
    cdp = page.context.new_cdp_session(page)
    origin = page.evaluate("location.origin")
    cdp.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": size})


def test_every_write_is_flushed_to_disk(log: Log) -> None:
    """Saving, changing and deleting request strict durability."""
    log.page.add_init_script("""
      const transaction = IDBDatabase.prototype.transaction;
      IDBDatabase.prototype.transaction = function (...given) {
        const kept = JSON.parse(sessionStorage.getItem("writes") ?? "[]");
        if (given[1] === "readwrite") kept.push(given[2]?.durability ?? "default");
        sessionStorage.setItem("writes", JSON.stringify(kept));
        return transaction.apply(this, given);
      };
    """)
    log.add()
    log.press("It arrived")
    log.press("Delete")
    expect(log.page.get_by_role("heading", name="No receipts yet")).to_be_visible()
    writes = log.page.evaluate("JSON.parse(sessionStorage.getItem('writes'))")
    assert len(writes) >= 3
    assert set(writes) == {"strict"}


def test_full_storage_is_said_and_nothing_is_half_saved(log: Log) -> None:
    """When there is room again, the same form saves."""
    log.start({})
    set_quota(log.page, 1)
    log.fill({**LEAST, "Notes": "x" * 4000})
    log.press("Save receipt")
    expect(log.page.get_by_text("There is no room left on this phone")).to_be_visible()
    assert log.stored("receipts") == []
    expect(log.field("Notes")).to_have_value("x" * 4000)
    set_quota(log.page, 10**9)
    log.save()
    expect(log.page.get_by_text("There is no room left on this phone")).to_be_hidden()


def test_lost_connection_is_opened_again_unnoticed(log: Log) -> None:
    """It is opened again once."""
    log.page.add_init_script(LOSE_CONNECTION)
    log.start()
    log.page.evaluate("window.losses = 1")
    log.save()


def test_connection_that_stays_lost_leads_to_a_reload(log: Log, complaints: list[str]) -> None:
    """The draft is there afterwards."""
    log.page.add_init_script(LOSE_CONNECTION)
    log.start({**LEAST, "Notes": "kept"})
    log.page.evaluate("window.losses = 99")
    log.press("Save receipt")
    expect(log.page.get_by_text("The browser can’t reach its storage any more")).to_be_visible()
    log.press("Reload")
    expect(log.field("Notes")).to_have_value("kept")
    log.save()
    assert complaints == []


def test_newer_version_in_another_tab_is_let_through(log: Log) -> None:
    """The older tab closes its connection, says so, and keeps the draft."""
    log.start({**LEAST, "Notes": "kept"})
    other = log.page.context.new_page()
    other.goto(f"{log.url}/healthz")
    assert (
        other.evaluate("""() => new Promise((resolve) => {
      const opening = indexedDB.open("nobars", 99);
      opening.onblocked = () => resolve("blocked");
      opening.onsuccess = () => resolve("open");
      opening.onerror = () => resolve("failed");
    })""")
        == "open"
    )
    message = log.page.get_by_text("A newer version of the app is open in another tab.")
    expect(message).to_be_visible()
    log.press("Save receipt")
    expect(message).to_be_visible()
    log.press("Reload")
    expect(log.field("Notes")).to_have_value("kept")


def test_forbidden_storage_is_said(log: Log) -> None:
    """The list says so, and so does the form, which still opens."""
    log.page.add_init_script("""
      Object.defineProperty(window, "indexedDB", {
        get() { throw new DOMException("denied", "SecurityError"); },
      });
    """)
    log.open()
    expect(log.page.get_by_text("This browser does not let the app store anything")).to_be_visible()
    log.start()
    log.press("Save receipt")
    expect(log.page.get_by_text("This browser does not let the app store anything")).to_be_visible()
    expect(log.field("Amount paid")).to_have_value("300")


def test_storage_that_never_opens_does_not_hang_the_page(log: Log) -> None:
    """After six seconds the page says what to do, and the form can be filled in."""
    log.page.clock.install(time="2026-11-22T07:59:00")
    log.page.add_init_script("""
      const open = IDBFactory.prototype.open;
      IDBFactory.prototype.open = function (...given) {
        const opening = open.apply(this, given);
        opening.addEventListener = () => {};
        return opening;
      };
    """)
    log.open("receipts/new/")
    log.page.clock.pause_at("2026-11-22T07:59:07")
    expect(log.page.get_by_text("The browser’s storage does not answer.")).to_be_visible()
    log.page.clock.run_for(2_000)
    log.fill({"Amount paid": "300"})


def test_log_that_cannot_be_upgraded_is_said_once(log: Log) -> None:
    """It stays as it was; no other failure is told beside this one."""
    log.page.goto(f"{log.url}{ICON}")
    log.page.evaluate("""new Promise((done) => {
      const opening = indexedDB.open("nobars", 1);
      opening.onsuccess = () => done(opening.result.close());
    })""")
    log.open("receipts/new/")
    expect(log.page.get_by_text("The browser can’t open the log on this phone.")).to_be_visible()
    log.fill({"Amount paid": "300"})
    expect(log.page.locator("[data-notice]")).to_have_count(1)


def test_log_that_does_not_open_is_said(log: Log) -> None:
    """The home page says so too, with a link to the backup."""
    log.page.add_init_script("""
      IDBFactory.prototype.open = () => {
        throw new DOMException("Internal error opening backing store.", "UnknownError");
      };
      localStorage.setItem("nobars:log", "1");
    """)
    for path in ("receipts/", ""):
        log.open(path)
        expect(
            log.page.get_by_text("The browser can’t open the log on this phone.")
        ).to_be_visible()
        expect(log.page.get_by_role("link", name="Go to the backup page")).to_be_visible()
    log.open("search/?q=safe")
    expect(log.page.get_by_text("The browser can’t open the log on this phone.")).to_be_visible()
    expect(log.page.get_by_role("link", name="Keep your money safe").first).to_be_visible()
    log.open("counter/")
    expect(log.page.get_by_text("The browser can’t open the log on this phone.")).to_be_visible()
    expect(log.page.get_by_role("button", name="Show it large")).to_be_enabled()


def vanish(log: Log) -> None:
    """Delete the databases, but not the local storage, as some browsers do."""
    log.open("about/")
    log.page.evaluate(
        """() => new Promise((resolve, reject) => {
          const deleting = indexedDB.deleteDatabase("nobars");
          deleting.onsuccess = resolve;
          deleting.onerror = deleting.onblocked = reject;
        })"""
    )


def test_log_that_has_vanished_is_said_until_it_is_back(log: Log) -> None:
    """Each page of the log and the home page say so, until a backup is restored."""
    log.show(log.store())
    backup = export(log)
    vanish(log)
    gone = log.page.get_by_text("The log that was on this phone is gone")
    for path in ("receipts/", "", "receipts/"):
        log.open(path)
        expect(gone).to_be_visible()
    log.follow("Go to the backup page")
    expect(gone).to_be_visible()
    expect(log.page.get_by_role("link", name="Go to the backup page")).to_be_hidden()
    restore(log, backup)
    expect(gone).to_be_hidden()
    log.open()
    expect(log.rows()).to_have_count(1)
    expect(gone).to_be_hidden()


def test_log_that_was_emptied_here_has_not_vanished(log: Log) -> None:
    """All records were deleted, or the first restore undone."""
    log.show(log.store())
    backup = export(log)
    log.open()
    log.rows().first.get_by_role("link").click()
    log.press("Delete")
    gone = log.page.get_by_text("The log that was on this phone is gone")
    expect(log.page.get_by_role("heading", name="No receipts yet")).to_be_visible()
    log.open()
    expect(log.page.get_by_role("heading", name="No receipts yet")).to_be_visible()
    expect(gone).to_be_hidden()
    vanish(log)
    log.page.evaluate("localStorage.clear()")
    restore(log, backup)
    log.press("Undo")
    expect(log.page.get_by_text("It is as it was before.")).to_be_visible()
    log.open()
    expect(log.page.get_by_role("heading", name="No receipts yet")).to_be_visible()
    expect(gone).to_be_hidden()


def test_promise_to_keep_is_asked_for_with_the_first_save(log: Log) -> None:
    """A browser that asks the user should ask when the reason is clear."""
    log.page.add_init_script("""
      window.asked = 0;
      navigator.storage.persist = async () => { window.asked += 1; return true; };
    """)
    log.start({})
    assert log.page.evaluate("window.asked") == 0
    log.press("Save receipt")
    assert log.page.evaluate("window.asked") == 1


def test_log_works_without_storage_manager_and_locks(log: Log) -> None:
    """Pages without HTTPS and older engines lack them."""
    log.page.add_init_script("""
      for (const name of ["storage", "locks"]) {
        Object.defineProperty(navigator, name, { value: undefined });
      }
    """)
    log.start()
    log.save()
    log.open("backup/")
    expect(log.page.get_by_role("heading", name="No backup yet")).to_have_count(0)
    expect(log.page.get_by_text("No backup yet")).to_be_visible()
