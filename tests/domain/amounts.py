"""What people type for an amount, and what it means."""

from __future__ import annotations

from typing import Any

from domain.records import ENGLISH, GERMAN

FRENCH = {"decimal": ",", "group": "\u202f"}
PORTUGUESE = {"decimal": ",", "group": "\u00a0"}
SWISS = {"decimal": ".", "group": "’"}
ARABIC = {"decimal": "٫", "group": "٬"}
ALL_MARKS = [ENGLISH, GERMAN, FRENCH, PORTUGUESE, SWISS, ARABIC]
ODD_MARKS = [{"decimal": "·", "group": " "}, {"decimal": ",", "group": ""}]

# What is typed, in which currency, by whom, and the minor units that it means.
AMOUNTS = [
    # Whole numbers
    ("0", "USD", ENGLISH, 0),
    ("5", "USD", ENGLISH, 500),
    ("007", "USD", ENGLISH, 700),
    ("1234567", "USD", ENGLISH, 123456700),
    ("500", "JPY", ENGLISH, 500),
    ("500", "KWD", ENGLISH, 500000),
    ("5", "CLF", ENGLISH, 50000),
    # The language's own decimal mark
    ("12.50", "USD", ENGLISH, 1250),
    ("12.5", "USD", ENGLISH, 1250),
    ("12.", "USD", ENGLISH, 1200),
    (".50", "USD", ENGLISH, 50),
    ("0.05", "USD", ENGLISH, 5),
    ("12,50", "EUR", GERMAN, 1250),
    ("12,5", "EUR", FRENCH, 1250),
    (",5", "EUR", GERMAN, 50),
    ("12٫50", "SAR", ARABIC, 1250),
    ("1.234", "KWD", ENGLISH, 1234),
    ("1,234", "TND", FRENCH, 1234),
    ("1٫234", "KWD", ARABIC, 1234),
    ("1.2345", "CLF", ENGLISH, 12345),
    # The other mark, where only a decimal mark fits
    ("12,50", "USD", ENGLISH, 1250),
    ("12,5", "USD", ENGLISH, 1250),
    ("12.50", "EUR", GERMAN, 1250),
    ("12.50", "EUR", FRENCH, 1250),
    ("12,50", "CHF", SWISS, 1250),
    ("12.50", "SAR", ARABIC, 1250),
    ("12,50", "SAR", ARABIC, 1250),
    ("12،50", "SAR", ARABIC, 1250),
    ("0,234", "KWD", ENGLISH, 234),
    ("12。5", "CNY", ENGLISH, 1250),
    # Thousands in the language's own way
    ("1,234", "USD", ENGLISH, 123400),
    ("1,234", "KWD", ENGLISH, 1234000),
    ("1.234", "EUR", GERMAN, 123400),
    ("1.234", "TND", GERMAN, 1234000),
    ("50.000", "IDR", GERMAN, 5000000),
    ("1٬234", "SAR", ARABIC, 123400),
    ("1’234", "CHF", SWISS, 123400),
    ("1\u202f234", "EUR", FRENCH, 123400),
    # Thousands in somebody else's way, beyond doubt
    ("1 234", "USD", ENGLISH, 123400),
    ("1\u00a0234", "EUR", GERMAN, 123400),
    ("1\u2009234,50", "EUR", FRENCH, 123450),
    ("1'234.50", "CHF", GERMAN, 123450),
    ("1’234’567.05", "CHF", ENGLISH, 123456705),
    ("1,234.50", "EUR", GERMAN, 123450),
    ("1.234,50", "USD", ENGLISH, 123450),
    ("1.234,5", "USD", ENGLISH, 123450),
    ("1.234.567", "USD", ENGLISH, 123456700),
    ("1,234,567", "EUR", GERMAN, 123456700),
    ("1 234 567,89", "USD", ENGLISH, 123456789),
    ("1٬234٫50", "SAR", ENGLISH, 123450),
    ("1.000", "JPY", ENGLISH, 1000),
    ("50.000", "VND", ENGLISH, 50000),
    ("50,000", "VND", GERMAN, 50000),
    ("50,000", "XOF", FRENCH, 50000),
    ("1.234,567", "KWD", ENGLISH, 1234567),
    # Indian grouping
    ("1,23,456", "INR", ENGLISH, 12345600),
    ("12,34,567.50", "INR", ENGLISH, 123456750),
    ("1,00,00,000", "INR", ENGLISH, 1000000000),
    # Zeros that the currency doesn't have
    ("1000.00", "JPY", ENGLISH, 1000),
    ("1,000.00", "JPY", ENGLISH, 1000),
    ("12.5000", "USD", ENGLISH, 1250),
    ("5.00", "VND", ENGLISH, 5),
    # Digits of other scripts
    ("١٢٫٥٠", "SAR", ARABIC, 1250),
    ("١٬٢٣٤٫٥٠", "SAR", ARABIC, 123450),
    ("۱۲٫۵", "IRR", ARABIC, 1250),
    ("١٬٢٣٤٫٥٠", "SAR", ENGLISH, 123450),
    ("١٢،٥٠", "SAR", ENGLISH, 1250),
    ("۱۲٫۵", "IRR", ENGLISH, 1250),
    ("१,२३,४५६.७५", "INR", ENGLISH, 12345675),
    ("๑๒๓.๔๕", "THB", ENGLISH, 12345),
    ("１２３．４５", "CNY", ENGLISH, 12345),
    ("１，２３４．５０", "CNY", ENGLISH, 123450),
    ("၁၂၃၄", "MMK", ENGLISH, 123400),
    ("១២៣", "KHR", GERMAN, 12300),
    ("১২৩.৫০", "BDT", ENGLISH, 12350),
    # The currency beside the number
    ("$12.50", "USD", ENGLISH, 1250),
    ("US$ 12.50", "USD", ENGLISH, 1250),
    ("HK$100", "HKD", ENGLISH, 10000),
    ("NT$100", "TWD", ENGLISH, 10000),
    ("A$5", "AUD", ENGLISH, 500),
    ("R$ 12,50", "BRL", GERMAN, 1250),
    ("$.50", "USD", ENGLISH, 50),
    ("12,50 €", "EUR", GERMAN, 1250),
    ("€ 12,50", "EUR", GERMAN, 1250),
    ("EUR 12.50", "EUR", ENGLISH, 1250),
    ("12.50eur", "EUR", ENGLISH, 1250),
    ("￥１００", "JPY", ENGLISH, 100),
    ("100円", "JPY", ENGLISH, 100),
    ("100元", "CNY", ENGLISH, 10000),
    ("RMB 100", "CNY", ENGLISH, 10000),
    ("Rp 50.000", "IDR", GERMAN, 5000000),
    ("Rs.500", "INR", ENGLISH, 50000),
    ("Rs. 500/-", "PKR", ENGLISH, 50000),
    ("₹ 1,499", "INR", ENGLISH, 149900),
    ("KSh 100/=", "KES", ENGLISH, 10000),
    ("CHF 12.–", "CHF", SWISS, 1200),
    ("12,-", "EUR", GERMAN, 1200),
    ("12,-- €", "EUR", GERMAN, 1200),
    ("100 kr.", "SEK", FRENCH, 10000),
    ("49,90 zł", "PLN", FRENCH, 4990),
    ("199 Kč", "CZK", FRENCH, 19900),
    ("50.000₫", "VND", GERMAN, 50000),
    ("฿300", "THB", ENGLISH, 30000),
    ("300 บาท", "THB", ENGLISH, 30000),
    ("S/. 10.50", "PEN", ENGLISH, 1050),
    ("100 ﷼", "SAR", ARABIC, 10000),
    ("١٠٠ ريال", "SAR", ARABIC, 10000),
    ("100 ر.س.", "SAR", ENGLISH, 10000),
    ("50 د.إ.", "AED", ENGLISH, 5000),
    ("٥٠ جنيه", "EGP", ARABIC, 5000),
    ("500 руб.", "RUB", FRENCH, 50000),
    # Around it all
    ("  12.50\t", "USD", ENGLISH, 1250),
    ("+12.50", "USD", ENGLISH, 1250),
    ("\u200e\u206612.50\u2069", "USD", ENGLISH, 1250),
    ("9999999999.99", "USD", ENGLISH, 999_999_999_999),
]


def problem(code: str, **values: str | int) -> dict[str, Any]:
    """Give what `parseAmount` says of a problem."""
    return {"problem": code} | ({"values": values} if values else {})


# What is typed, and the problem it has.
PROBLEMS = [
    ("", "USD", ENGLISH, problem("amount.empty", example="12.50")),
    (" \u200b\u00a0", "JPY", ENGLISH, problem("amount.empty", example="1250")),
    # May be a decimal or a grouping mark
    ("1.234", "USD", ENGLISH, problem("amount.ambiguous", first="1.23", second="1234")),
    ("12.500", "USD", ENGLISH, problem("amount.ambiguous", first="12.50", second="12500")),
    ("50.000", "IDR", ENGLISH, problem("amount.ambiguous", first="50.00", second="50000")),
    ("1,234", "EUR", GERMAN, problem("amount.ambiguous", first="1,23", second="1234")),
    ("1,234", "EUR", FRENCH, problem("amount.ambiguous", first="1,23", second="1234")),
    ("1.234", "EUR", FRENCH, problem("amount.ambiguous", first="1,23", second="1234")),
    ("1.234", "TND", FRENCH, problem("amount.ambiguous", first="1,234", second="1234")),
    ("1,234", "CHF", SWISS, problem("amount.ambiguous", first="1.23", second="1234")),
    ("1,234", "SAR", ARABIC, problem("amount.ambiguous", first="1٫23", second="1234")),
    ("١.٢٣٤", "KWD", ARABIC, problem("amount.ambiguous", first="1٫234", second="1234")),
    ("1234,567", "KWD", ENGLISH, problem("amount.ambiguous", first="1234.567", second="1234567")),
    # Decimals that the currency doesn't have
    ("12.5", "JPY", ENGLISH, problem("amount.no-decimals", currency="JPY", example="1250")),
    ("1,234.56", "VND", ENGLISH, problem("amount.no-decimals", currency="VND", example="1250")),
    (
        "12.3456",
        "USD",
        ENGLISH,
        problem("amount.too-many-decimals", currency="USD", digits=2, example="12.50"),
    ),
    (
        "0,123",
        "EUR",
        GERMAN,
        problem("amount.too-many-decimals", currency="EUR", digits=2, example="12,50"),
    ),
    (
        "1.2345",
        "KWD",
        ENGLISH,
        problem("amount.too-many-decimals", currency="KWD", digits=3, example="12.500"),
    ),
    (
        "1,234.567",
        "USD",
        ENGLISH,
        problem("amount.too-many-decimals", currency="USD", digits=2, example="12.50"),
    ),
    # Less than nothing
    *[
        (text, "USD", ENGLISH, problem("amount.negative"))
        for text in ("-5", "−5", "–5", "－５", "- 5", "$-5", "-$5", "5-", "5 −", "(5)", "($5.00)")
    ],
    # Another currency than the one chosen
    ("12 EUR", "USD", ENGLISH, problem("amount.other-currency", typed="EUR", currency="USD")),
    ("€12", "USD", ENGLISH, problem("amount.other-currency", typed="€", currency="USD")),
    ("$12", "EUR", GERMAN, problem("amount.other-currency", typed="$", currency="EUR")),
    ("HK$12", "USD", ENGLISH, problem("amount.other-currency", typed="HK$", currency="USD")),
    ("100円", "CNY", ENGLISH, problem("amount.other-currency", typed="円", currency="CNY")),
    # Not one number
    *[
        (text, "USD", ENGLISH, problem("amount.not-a-number", example="12.50"))
        for text in (
            "abc",
            "twelve",
            "十二",
            "12k",
            "1万",
            "5 mil",
            "~500",
            "1.2.3",
            "12.11.2026",
            "14:59",
            "1,234,56",
            "12,34.56",
            "1'234,567.89",
            "050 123 4567",
            "12 50",
            "500-600",
            "1e5",
            "½",
            "*123#",
            ".",
            "$",
            "--",
            "1234 12.50",
        )
    ],
    ("10000000000", "USD", ENGLISH, problem("amount.too-large", largest="9999999999.99")),
    ("9" * 5000, "JPY", GERMAN, problem("amount.too-large", largest="999999999999")),
    ("5", "XXX", ENGLISH, problem("currency.unknown", currency="XXX")),
    ("5", "", ENGLISH, problem("currency.unknown", currency="")),
]
