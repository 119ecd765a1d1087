"""Importing receipts from tables, bills and other apps, with a preview and undo."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from browser.images import named
from browser.log import Log
from browser.test_backup_page import elsewhere, export, fill_log, whole

__all__ = ["elsewhere"]

TABLE = """Date;Amount;Currency;Operator;Phone;Shop;Order number
22/11/2026 14:59;12,50;EUR;AIS;+66812345678;Ding;A-1
23/11/2026;free;EUR;AIS;+66812345678;Ding;A-2
24/11/2026;5,00;EUR;AIS;+66812345678;Ding;
24/11/2026;5,00;EUR;AIS;+66812345678;Ding;
25/11/2026 10:00;7,25;EUR;True;+66898765432;Kiosk;A-5
"""


def choose(log: Log, content: str | bytes, name: str = "table.csv") -> None:
    """Choose a file to import."""
    log.open("import/")
    data = content.encode() if isinstance(content, str) else content
    log.page.get_by_label("File to import").set_input_files(named(name, "text/csv", data))


def bring_in(log: Log, said: str) -> None:
    """Import the proposed records, and wait until the page says that it is done."""
    log.press("Import now")
    expect(log.page.get_by_text(said)).to_be_visible()


def rows(log: Log, heading: str) -> Locator:
    """Return the rows below a heading."""
    section = log.page.locator("section").filter(has=log.page.get_by_role("heading", name=heading))
    return section.get_by_role("listitem")


def column(log: Log, name: str) -> Locator:
    """Return the select with the meaning of a column."""
    return log.page.get_by_role("combobox", name=re.compile(f"^{name} "))


def receipts(log: Log) -> list[tuple[str, int]]:
    """Return day and amount of all receipts, in order."""
    stored = [each for each in log.stored("receipts") if "deleted" not in each]
    return sorted((each["at"][:10], each["paid"]["amount"]) for each in stored)


def test_table_is_corrected_and_imported_whole_and_undone(log: Log) -> None:
    """A row that can't be read blocks the import; of two equal rows both may stay."""
    choose(log, TABLE)
    expect(rows(log, "1 row to correct")).to_contain_text("Type the amount in digits")
    expect(rows(log, "3 rows that can be imported")).to_have_count(3)
    double = rows(log, "1 row that is noted already")
    expect(double).to_contain_text("An earlier row says the same")
    expect(log.page.get_by_text("3 receipts will be added.")).to_be_visible()
    log.press("Import now")
    expect(log.page.get_by_text("First correct the rows that can’t be read")).to_be_visible()
    assert receipts(log) == []
    log.fill({"Amount paid": "1.234"})
    log.page.keyboard.press("Tab")
    expect(log.page.get_by_text("4 receipts will be added.")).to_be_visible()
    double.get_by_role("checkbox").check()
    expect(log.page.get_by_text("5 receipts will be added.")).to_be_visible()
    expect(log.page.get_by_text("2 new SIMs come along.")).to_be_visible()
    bring_in(log, "5 receipts were imported.")
    all_rows = [
        ("2026-11-22", 1250),
        ("2026-11-23", 123_400),
        ("2026-11-24", 500),
        ("2026-11-24", 500),
        ("2026-11-25", 725),
    ]
    assert receipts(log) == all_rows
    assert {each["status"] for each in log.stored("receipts")} == {"pending"}
    choose(log, TABLE)
    expect(rows(log, "4 rows that are noted already")).to_have_count(4)
    expect(log.page.get_by_text("0 receipts will be added.")).to_be_visible()
    log.open("receipts/")
    log.press("Undo")
    expect(log.page.get_by_text("No receipts yet")).to_be_visible()
    assert [log.stored("receipts"), log.stored("sims")] == [[], []]


def test_corrections_are_kept_when_the_page_is_left_before_the_import(log: Log) -> None:
    """For the same file alone, and no longer than until it is imported; without HTTPS too."""
    log.page.add_init_script("Object.defineProperty(crypto, 'subtle', { value: undefined })")
    kept = log.page.get_by_text("is as you left it")
    choose(log, TABLE)
    expect(kept).to_be_hidden()
    log.fill({"Amount paid": "1.234"})
    log.page.keyboard.press("Tab")
    rows(log, "1 row that is noted already").get_by_role("checkbox").check()
    expect(log.page.get_by_text("5 receipts will be added.")).to_be_visible()
    choose(log, TABLE.replace("A-5", "A-6"))
    expect(log.page.get_by_text("3 receipts will be added.")).to_be_visible()
    expect(kept).to_be_hidden()
    choose(log, TABLE)
    expect(kept).to_be_visible()
    expect(log.page.get_by_text("5 receipts will be added.")).to_be_visible()
    bring_in(log, "5 receipts were imported.")
    choose(log, TABLE)
    expect(rows(log, "4 rows that are noted already")).to_have_count(4)
    expect(kept).to_be_hidden()


def test_mapping_is_remembered(log: Log) -> None:
    """The user's choices are used for the next table with these columns, after a reload too."""
    table = "When;What;How much\n2026-11-22;tea;3,00\n2026-11-23;SIM;{}\n"
    choose(log, table.format("1.234,00"))
    log.unfold("Columns")
    column(log, "What").select_option("Paid through")
    log.unfold("How this file is read")
    log.fill({"Currency, where the file says none": "EUR"})
    expect(rows(log, "2 rows that can be imported").first).to_contain_text("EUR 3.00")
    expect(rows(log, "2 rows that can be imported").first).to_contain_text("tea")
    choose(log, table.format("9,00"))
    expect(log.page.get_by_text("It is read as you chose")).to_be_visible()
    expect(rows(log, "2 rows that can be imported").last).to_contain_text("SIM")
    expect(rows(log, "2 rows that can be imported").last).to_contain_text("EUR 9.00")
    log.unfold("Columns")
    expect(column(log, "What")).to_have_value("channelName")


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [("utf-8-sig", "utf-8"), ("utf-16", "utf-16le"), ("gb18030", "gb18030")],
)
def test_encodings_are_told_apart(log: Log, encoding: str, shown: str) -> None:
    """With or without a mark; the choice can be changed."""
    choose(log, "日期,金额（元）,渠道名称\n2026年11月22日 14:59,50.00,营业厅\n".encode(encoding))
    expect(rows(log, "1 row that can be imported")).to_contain_text("营业厅")
    expect(rows(log, "1 row that can be imported")).to_contain_text("CNY 50.00")
    log.unfold("How this file is read")
    expect(log.page.get_by_label("Encoding")).to_have_value(shown)
    log.page.get_by_label("Encoding").select_option("Latin-1")
    expect(rows(log, "1 row that can be imported")).to_have_count(0)


def test_own_table_comes_back_on_another_phone(log: Log, elsewhere: Log) -> None:
    """It has everything but the photos, and its rows are recognized on the first phone."""
    fill_log(log)
    table = export(log, "Export CSV")
    choose(elsewhere, table, "nobars-receipts.csv")
    bring_in(elsewhere, "2 receipts were imported.")
    there = {each["id"]: each for each in whole(elsewhere)["receipts"]}
    for mine in whole(log)["receipts"]:
        if "deleted" in mine:
            continue
        theirs = there.pop(mine["id"])
        sims = {each["id"]: each["label"] for each in elsewhere.stored("sims")}
        assert sims.get(theirs["simId"]) == ("Travel" if mine["simId"] else None)
        apart = {"photoIds", "simId", "edits"}
        assert {k: v for k, v in theirs.items() if k not in apart} == {
            k: v for k, v in mine.items() if k not in apart
        }
    assert there == {}
    assert export(elsewhere, "Export CSV").count(b"\r\n") == table.count(b"\r\n")
    choose(log, table)
    expect(rows(log, "2 rows that are noted already")).to_have_count(2)


def test_older_own_table_keeps_its_texts(log: Log) -> None:
    """Order numbers keep all digits; separators and line breaks within texts stay."""
    path = Path(__file__).parent / "fixtures" / "older-table.csv"
    choose(log, path.read_bytes())
    bring_in(log, "2 receipts were imported.")
    stored = {each["order"]: each for each in log.stored("receipts")}
    table = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"))))
    assert set(stored) == {row["order_number"] for row in table}
    for row in table:
        assert stored[row["order_number"]]["channelName"] == row["channel_name"]
        assert stored[row["order_number"]]["notes"] == row["notes"]


def test_bill_brings_top_ups_that_were_paid(log: Log) -> None:
    """They don't count as arrived; other rows are imported only if ticked."""
    bill = (
        "微信支付账单明细,,\n"
        "交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注\n"
        "2026-11-22 14:59:03,商户消费,中国移动,话费充值,支出,¥50.00,零钱,支付成功,100001\t,X1,/\n"
        "2026-11-22 15:00:00,商户消费,美团,外卖,支出,¥32.10,零钱,支付成功,100002\t,X2,/\n"
    )
    choose(log, bill.encode())
    expect(log.page.get_by_text("This is a bill")).to_be_visible()
    expect(rows(log, "1 other row")).to_contain_text("Not a phone top-up")
    bring_in(log, "1 receipt was imported.")
    [stored] = log.stored("receipts")
    assert (stored["status"], stored["at"]) == ("pending", "2026-11-22T14:59+08:00")
    assert (stored["order"], stored["paid"]) == ("100001", {"amount": 5000, "currency": "CNY"})


OMNISIM = {
    "backupVersion": 3,
    "exportedAt": "2026-11-01T00:00:00Z",
    "settings": {},
    "sims": [
        {
            "id": "11111111-1111-4111-8111-111111111111",
            "name": "UK",
            "carrier": "giffgaff",
            "countryCode": "GB",
            "simType": "eSIM",
            "phoneNumber": "+447700900123",
            "currency": "GBP",
            "renewalCycleDays": 180,
            "lastRenewalDate": "2026-09-01",
            "nextRenewalDate": "2027-02-28",
            "archived": False,
        }
    ],
    "renewalHistory": [
        {
            "id": "22222222-2222-4222-8222-222222222222",
            "simId": "11111111-1111-4111-8111-111111111111",
            "renewalDate": "2026-09-01",
            "nextRenewalDate": "2027-02-28",
            "amount": 10.0,
            "currency": "GBP",
            "notes": "by card",
        }
    ],
}


def test_sims_of_other_apps_come_with_their_dates(log: Log) -> None:
    """OmniSIM's renewals become receipts; esim-keeper's balance becomes a reading."""
    choose(log, json.dumps(OMNISIM), "omnisim.json")
    expect(log.page.get_by_text("UK · new")).to_be_visible()
    bring_in(log, "1 receipt was imported.")
    [sim] = log.stored("sims")
    [receipt] = log.stored("receipts")
    assert (sim["label"], sim["operator"], sim["form"]) == ("UK", "giffgaff", "esim")
    assert (receipt["simId"], receipt["paid"]["amount"]) == (sim["id"], 1000)
    assert receipt["goodUntil"] == "2027-02-28"
    card = {
        "name": "Japan eSIM",
        "countryName": "Japan",
        "countryCode": "JP",
        "balanceText": "JPY 1000",
        "startDate": "2026-01-01",
        "cycleDays": 90,
        "expiryDate": "2026-04-01",
        "updatedAt": "2026-01-02T00:00:00Z",
        "phoneNumber": "",
    }
    choose(log, json.dumps({"version": 1, "exportedAt": "", "cards": [card]}), "cards.json")
    bring_in(log, "1 SIM was imported.")
    [reading] = log.stored("balances")
    assert reading["money"] == {"amount": 1000, "currency": "JPY"}
    log.page.get_by_role("link", name="SIMs").first.click()
    expect(log.page.get_by_role("link", name="Japan eSIM")).to_be_visible()


def _zip(name: str, flags: int = 0) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr(name, "a")
    data = bytearray(file.getvalue())
    data[6] |= flags
    data[data.index(b"PK\x01\x02") + 8] |= flags
    return bytes(data)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (_zip("xl/workbook.xml"), "save it as CSV"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "save it as CSV"),
        (_zip("bill.csv", 1), "locked with a password"),
        (_zip("bill.csv"), "Unpack it"),
        (_zip("log.json"), "Restore it on the page"),
        (b"%PDF-1.7 ...", "no table"),
        (b"<html><table></table>", "web page"),
        (b'{"a": 1}', "Choose a backup of OmniSIM"),
        (b"", "empty"),
        (b"Date,Amount\n", "no rows"),
    ],
)
def test_other_files_are_refused_with_what_to_do(log: Log, content: bytes, said: str) -> None:
    """Their bytes decide, whatever their name is."""
    choose(log, content, "bill.csv")
    expect(log.page.get_by_role("alert").filter(has_text=said)).to_be_visible()
