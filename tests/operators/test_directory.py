"""The directory: the operators of a country, and the data that pages show."""

from __future__ import annotations

import pytest

from server.features.operators.brands import Former, Never, Status
from server.features.operators.datafile import describe, publisher
from server.features.operators.directory import Directory, make_directory, read_directory
from server.features.operators.facts import Channel, CodeKind, DialCode, Tier
from server.features.operators.names import key
from server.features.operators.notes import parse_notes
from server.features.operators.reading import Facts
from server.features.operators.skeleton import Entry


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


def test_data_say_all_that_a_page_shows_and_no_conditions_in_english() -> None:
    """Conditions are for maintainers; readers get notes, which have messages."""
    data = describe(_directory(_entry("AIS", "AIS", networks=("525-01",))))
    more = {"notes": "free", "steps": "3"}
    assert data == {
        "countries": {
            "TH": {
                "currency": "THB",
                "operators": [
                    {
                        "name": "*",
                        "networks": ["520-03"],
                        "codes": [["balance", "*100#", 1, 2019, "ais.th, AppSaldo", more]],
                    },
                    {
                        "name": "AIS",
                        "networks": ["520-03", "525-01"],
                        "apns": ["internet"],
                        "codes": [
                            ["balance", "*121#", 1, 2019, "ais.th, AppSaldo", more],
                            ["balance", "*9#", 3, 0, "mobile-broadband-provider-info"],
                        ],
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
