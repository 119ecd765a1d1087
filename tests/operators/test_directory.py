"""The directory: the operators of a country, and the data file for phones."""

from __future__ import annotations

import json
from typing import Any

import brotli
import pytest

from server.features.operators.brands import Former, Never, Status
from server.features.operators.datafile import SCHEMA, encode, publisher
from server.features.operators.directory import Directory, make_directory, read_directory
from server.features.operators.facts import Channel, CodeKind, DialCode, Tier
from server.features.operators.names import key
from server.features.operators.notes import parse_notes
from server.features.operators.reading import Facts
from server.features.operators.skeleton import Entry

MOST_BYTES = 25_000  # over the wire, compressed with brotli


def _code(country: str, brand: str, value: str) -> DialCode:
    return DialCode(
        country=country,
        brand=brand,
        networks=("520-03",),
        kind=CodeKind.BALANCE,
        value=value,
        notes=parse_notes("free"),
        conditions="for maintainers",
        sources=("ais.th (help)", "AppSaldo 2018"),
        year=2019,
        tier=Tier.TWO,
        channel=Channel.USSD,
        text="",
        steps=("3",),
        conflict="",
    )


def _entry(name: str, carrier: str = "", **more: tuple[str, ...]) -> Entry:
    given = {"local": (), "networks": ("520-01",), "apns": ("internet",), "balance": ("*9#",)}
    return Entry(country="TH", name=name, carrier=carrier, **{**given, "voucher": (), **more})


def _former(name: str, status: Status, now: str = "") -> Former:
    return Former("TH", name, status, now, "somewhere", "2026", Tier.ONE)


def _directory(
    *entries: Entry, brands: tuple[Former, ...] = (), never: tuple[Never, ...] = ()
) -> Directory:
    codes = (_code("TH", "AIS", "*121#"), _code("TH", "*", "*100#"))
    sources = {"ais.th (help)": "https://ais.th/", "AppSaldo 2018": "https://example.org/"}
    facts = Facts(codes, (), (), (), (), sources)
    return make_directory(facts, entries, brands, never)


def _names(directory: Directory) -> list[str]:
    return [each.name for each in directory.countries["TH"]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Türk Telekom (Avea)", "TURK TELEKOM"),
        ("Smart Mobile", "Smart"),
        ("Más Móvil", "mas movil"),
        ("Telekom", "telekom"),
    ],
)
def test_the_two_lists_write_one_name_in_two_ways(one: str, other: str) -> None:
    """Accents, remarks and words like "Mobile" make no difference."""
    assert key(one) == key(other)


def test_facts_of_all_brands_come_first() -> None:
    """A regulator's common code comes before the brands."""
    assert _names(_directory(_entry("dtac", "DTAC"))) == ["*", "AIS", "DTAC"]


def test_rules_alone_of_all_brands_come_last() -> None:
    """They are longer than the codes, which a reader without credit looks for."""
    operators = read_directory().countries["IN"]
    assert [each.name for each in operators].index("*") == len(operators) - 1
    assert operators[0].codes


def test_operator_has_the_networks_and_apns_of_the_old_list() -> None:
    """Facts and skeleton become one operator; a known code isn't repeated."""
    directory = _directory(_entry("AIS Mobile", "AIS", balance=("*121#", "*139#")))
    operator = directory.countries["TH"][1]
    assert operator.networks == ["520-03", "520-01"]
    assert operator.apns == ["internet"]
    assert operator.old == [(CodeKind.BALANCE, "*139#")]


def test_name_that_nobody_confirms_is_left_out() -> None:
    """A provider of the old list that libphonenumber lacks may no longer exist."""
    assert _names(_directory(_entry("Orange"), _entry("DTAC", "DTAC"))) == ["*", "AIS", "DTAC"]


def test_old_list_is_used_for_countries_without_carriers_in_libphonenumber() -> None:
    """For example, it has no carriers of the United States and Canada."""
    assert _names(_directory(_entry("Orange"))) == ["*", "AIS", "Orange"]


def test_renamed_brand_is_found_by_both_names() -> None:
    """Owners of an old card type the old name."""
    former = _former("Orange", Status.RENAMED, "TrueMove H")
    directory = _directory(_entry("Orange"), _entry("DTAC", "DTAC"), brands=(former,))
    operator = directory.countries["TH"][-1]
    assert (operator.name, operator.also, operator.apns) == ("TrueMove H", ["Orange"], ["internet"])


def test_merged_brand_leaves_its_networks_only() -> None:
    """Its APNs and codes are outdated."""
    directory = _directory(_entry("Orange"), brands=(_former("Orange", Status.MERGED, "AIS"),))
    operator = directory.countries["TH"][1]
    assert (operator.networks, operator.apns, operator.old) == (["520-03", "520-01"], [], [])


def test_closed_brand_is_gone() -> None:
    """Nobody answers its codes."""
    directory = _directory(_entry("Orange", "Orange"), brands=(_former("Orange", Status.CLOSED),))
    assert _names(directory) == ["*", "AIS"]


def test_old_code_that_was_found_wrong_is_not_shown() -> None:
    """APNs aren't either, if the old list was wrong about all brands of a country."""
    never = (
        Never("TH", "AIS", "balance", "*9#", "wrong", "somewhere", "2026"),
        Never("TH", "*", "apn", "*", "wrong", "somewhere", "2026"),
    )
    operator = _directory(_entry("AIS", "AIS"), never=never).countries["TH"][1]
    assert (operator.old, operator.apns) == ([], [])


def test_file_says_all_that_a_page_shows_and_nothing_in_english() -> None:
    """Conditions are for maintainers; readers get notes, which have messages."""
    file = json.loads(encode(_directory(_entry("AIS", "AIS", networks=("525-01",)))))
    assert file == {
        "schema": SCHEMA,
        "sources": [
            "ais.th",
            "AppSaldo",
            "mobile-broadband-provider-info",
        ],
        "countries": {
            "TH": {
                "mcc": "520",
                "currency": "THB",
                "operators": [
                    {
                        "name": "*",
                        "networks": "03",
                        "codes": [
                            ["balance", "*100#", 1, 2019, [0, 1], {"notes": "free", "steps": "3"}]
                        ],
                    },
                    {
                        "name": "AIS",
                        "networks": "03 525-01",
                        "codes": [
                            ["balance", "*121#", 1, 2019, [0, 1], {"notes": "free", "steps": "3"}],
                            ["balance", "*9#", 3, 0, [2]],
                        ],
                        "apns": ["internet"],
                    },
                ],
            }
        },
    }


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("orange.ro (two pages)", "orange.ro"),
        ("scratchpad.jp 2019 (card, 16 digits)", "scratchpad.jp"),
        ("AppSaldo 2018", "AppSaldo"),
        ("M4A28/Eg_Sim", "M4A28/Eg_Sim"),
        ("PrepaidBalance (issue #15, device, 2021)", "PrepaidBalance"),
    ],
)
def test_reader_sees_the_publisher_of_a_source(source: str, expected: str) -> None:
    """Page and year are in the table; the fact has its year already."""
    assert publisher(source) == expected


@pytest.fixture(scope="module")
def directory() -> Directory:
    """Return the directory of the tables."""
    return read_directory()


def test_file_is_the_same_bytes_each_time(directory: Directory) -> None:
    """So an update without changes costs nothing."""
    assert encode(directory) == encode(read_directory())


def test_file_costs_a_traveller_little(directory: Directory) -> None:
    """It has all countries, for all languages."""
    assert len(brotli.compress(encode(directory))) <= MOST_BYTES


def test_indexes_of_the_file_lead_somewhere(directory: Directory) -> None:
    """Each fact has sources, a tier, and a year or 0."""
    file = json.loads(encode(directory))
    facts: list[Any] = [
        fact
        for country in file["countries"].values()
        for operator in country["operators"]
        for table in ("codes", "topup", "support", "vouchers", "waiting")
        for fact in operator.get(table, [])
    ]
    assert len(facts) > 1_000
    for _, value, tier, year, sources, *_ in facts:
        assert value
        assert tier in range(len(Tier))
        assert year == 0 or year >= 2000
        assert sources
        assert 0 <= sources[0] < len(file["sources"])
        assert all(source < len(file["sources"]) for source in sources)


def test_networks_of_the_file_are_those_of_the_directory(directory: Directory) -> None:
    """The country's code is added to a number without one."""
    file = json.loads(encode(directory))
    for name, operators in directory.countries.items():
        country = file["countries"][name]
        for operator, packed in zip(operators, country["operators"], strict=True):
            networks = packed.get("networks", "").split()
            whole = [each if "-" in each else f"{country['mcc']}-{each}" for each in networks]
            assert whole == operator.networks
