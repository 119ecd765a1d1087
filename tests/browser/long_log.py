"""Storing many receipts at once, without the form."""

from __future__ import annotations

from playwright.sync_api import Page

from browser.database import SETTLED

SEED = f"""async (count) => {{{SETTLED}
  const db = await settled(indexedDB.open("nobars"));
  const writing = db.transaction(["receipts", "sims"], "readwrite");
  const end = new Promise((resolve) => writing.addEventListener("complete", resolve));
  const id = (n) => `019f0000-0000-7000-8000-${{String(n).padStart(12, "0")}}`;
  const stamp = "2026-11-22T07:59:00.000Z";
  const sims = ["Thai SIM", "Dienst-SIM", "Tablet"].map((label, n) => ({{
    id: id(900000 + n), label, operator: "AIS", country: "TH", phone: `+66 81 234 567${{n}}`,
    photoIds: [],
    createdAt: stamp, updatedAt: stamp,
  }}));
  for (const sim of sims) writing.objectStore("sims").put(sim);
  const statuses = ["credited", "pending", "failed", "claimed", "refunded"];
  const channels = ["app", "shop", "website", "voucher"];
  for (let n = 0; n < count; n += 1) {{
    const at = new Date(Date.UTC(2026, 10, 22, 7, 59) - n * 11 * 3600_000).toISOString();
    writing.objectStore("receipts").put({{
      id: id(n), simId: sims[n % 3].id, at: `${{at.slice(0, 16)}}+07:00`,
      channel: channels[n % 4], channelName: n % 2 ? "myAIS" : "Café Ángel",
      paid: {{ amount: 10000 + n, currency: n % 7 ? "THB" : "EUR" }}, credited: null, fee: null,
      means: "card", order: `TX-${{n}}`, balanceBefore: null, balanceAfter: null, goodUntil: null,
      status: statuses[n % 5], notes: n % 3 ? "" : "Flughafen, Schalter 4",
      history: [], claim: null, photoIds: [],
      createdAt: stamp, updatedAt: stamp,
    }});
  }}
  await end;
  db.close();
}}"""


def seed(page: Page, count: int) -> None:
    """Store `count` receipts of three SIMs, the newest first, with order numbers `TX-<n>`."""
    page.evaluate(SEED, count)
