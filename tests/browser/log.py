"""The receipt log as users see it, by the labels on the screen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import FilePayload, Locator, Page, expect

from browser import seeding
from browser.database import SETTLED

ICON = "/assets/icon-192.png"
LEAST = {"Amount paid": "300", "Currency": "THB", "Date and time": "2026-11-22T14:59"}


@dataclass
class Log:
    """The log in one tab."""

    page: Page
    url: str
    language: str = "en"
    sims: dict[str, str] = field(default_factory=dict)  # label → id of stored SIMs

    def open(self, path: str = "receipts/") -> None:
        """Open a page of the log."""
        self.page.goto(f"{self.url}/{self.language}/{path}")

    def start(self, fields: Mapping[str, str] = LEAST) -> None:
        """Open a new form and fill it."""
        self.open("receipts/new/")
        self.fill(fields)

    def fill(self, fields: Mapping[str, str]) -> None:
        """Fill fields by their labels; a select by the text or the value of its option."""
        for label, value in fields.items():
            found = self.field(label)
            details = self.page.locator("summary", has_text="More details")
            # A hidden element may be shown a moment later.
            expect(found.or_(details).filter(visible=True).first).to_be_visible()
            if not found.is_visible():
                self.unfold("More details")
            if found.evaluate("element => element.localName") == "select":
                found.focus()  # only then it has all choices
                found.select_option(value)
            else:
                found.fill(value)

    def unfold(self, summary: str) -> None:
        """Open the closed section with this title."""
        self.page.locator("summary", has_text=summary).click()

    def field(self, label: str) -> Locator:
        """Return the field with this label, once the form accepts input."""
        found = self.page.get_by_label(label, exact=True)
        expect(found).to_be_enabled()
        return found

    def save(self) -> None:
        """Save the form, and wait until the log says so; save a possible duplicate, too."""
        self.press("Save receipt")
        saved = self.page.get_by_text("Saved on this phone.")
        asked = self.page.get_by_text("This SIM was topped up with the same amount").first
        expect(saved.or_(asked).first).to_be_visible()
        if asked.is_visible():
            self.press("Save receipt")
        expect(saved).to_be_visible()
        expect(self.page.get_by_role("article")).to_be_visible()

    def add(self, **fields: str) -> None:
        """Type a receipt and save it; keywords are labels with `_` for each space."""
        self.start({**LEAST, **_labels(fields)})
        self.save()

    def store(self, **fields: str) -> str:
        """Store a receipt as its form does, for tests that aren't about the form; return its id."""
        given = {**LEAST, **_labels(fields)}
        return self.seed("receipts", seeding.receipt(given, self.sims.get))

    def store_sim(self, **fields: str) -> str:
        """Store a SIM in the same way, and return its id."""
        given = _labels(fields)
        id_ = self.seed("sims", seeding.sim(given))
        self.sims[given.get("Label", "")] = id_
        return id_

    def show(self, receipt: str) -> None:
        """Open the slip of the receipt with this id."""
        self.open(f"receipts/view/?id={receipt}")
        expect(self.slip()).to_be_visible()

    def seed(self, kind: str, members: Mapping[str, Any]) -> str:
        """Store a record of a kind, and return its id.

        A saved address that is no page does it, so that no page is loaded.
        """
        if not self.page.url.endswith(ICON):
            self.page.goto(f"{self.url}{ICON}")
            self.page.evaluate(seeding.SCRIPT)
        stored: str = self.page.evaluate("(each) => seed(...each)", [kind, members])
        return stored

    def add_photo(self, *photos: FilePayload) -> None:
        """Choose photos in the form, and wait until they are stored."""
        before = self.photos().count()
        self.field("Photos").set_input_files(list(photos))
        expect(self.photos()).to_have_count(before + len(photos))

    def photos(self) -> Locator:
        """Return the photos on the page."""
        return self.page.get_by_role("img", name="Photo")

    def press(self, name: str) -> None:
        """Press a button."""
        self.page.get_by_role("button", name=name, exact=True).click()

    def put_away_undo(self) -> None:
        """Close the message that offers undo."""
        self.page.locator("undo-toast").get_by_role("button", name="Close").click()

    def follow(self, name: str) -> None:
        """Follow a link."""
        self.page.get_by_role("link", name=name, exact=True).click()

    def slip(self) -> Locator:
        """Return the slip of the shown receipt."""
        return self.page.get_by_role("article")

    def stamp(self) -> Locator:
        """Return the stamp on the slip: the status of the receipt."""
        return self.slip().locator(".slip__stamp")

    def rows(self) -> Locator:
        """Return the rows of the list of receipts."""
        return self.page.locator("receipt-list").get_by_role("listitem")

    def wait_for_stored(self, store: str, condition: str) -> None:
        """Wait until a JavaScript condition on the `records` of a store holds."""
        self.page.evaluate(WAIT_FOR_STORE, [store, condition])

    def stored(self, store: str) -> list[dict[str, Any]]:
        """Return all records of a store, with number and SHA-256 of a photo's bytes."""
        records: list[dict[str, Any]] = self.page.evaluate(READ_STORE, store)
        return records


def _labels(fields: Mapping[str, str]) -> dict[str, str]:
    return {name.replace("_", " "): value for name, value in fields.items()}


# Playwright's wait_for_function takes a promise as a true value.
WAIT_FOR_STORE = f"""async ([store, condition]) => {{{SETTLED}
  const holds = new Function("records", `return ${{condition}}`);
  const db = await settled(indexedDB.open("nobars"));
  const end = performance.now() + 5000;
  while (!holds(await settled(db.transaction(store).objectStore(store).getAll()))) {{
    if (performance.now() > end) throw new Error(`${{condition}} does not hold`);
  }}
  db.close();
}}"""
READ_STORE = f"""async (store) => {{{SETTLED}
  const db = await settled(indexedDB.open("nobars"));
  const records = await settled(db.transaction(store).objectStore(store).getAll());
  db.close();
  const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  for (const holder of records.flatMap((record) => [record, record.was ?? {{}}])) {{
    if (!holder.bytes) continue;
    const sum = await crypto.subtle.digest("SHA-256", holder.bytes);
    holder.bytes = {{ length: holder.bytes.byteLength, sha256: hex(new Uint8Array(sum)) }};
  }}
  return records;
}}"""
