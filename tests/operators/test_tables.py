"""The tables of operators: every row may be shown to readers with an empty SIM."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

import pytest
from babel.core import get_global

from server.core.languages import LANGUAGES
from server.features.operators.brands import Status, is_hidden, read_brands, read_never
from server.features.operators.countries import country_name
from server.features.operators.datafile import publisher
from server.features.operators.facts import NO_COUNTRY, Channel, Fact, Tier
from server.features.operators.names import key
from server.features.operators.reading import Facts, read_facts
from server.features.operators.skeleton import read_skeleton
from server.features.operators.validity import Preset, read_presets

PUBLISHED = [each.tag for each in LANGUAGES if each.published]


@pytest.fixture(scope="module")
def facts() -> Facts:
    """Return all facts."""
    return read_facts()


def _all(facts: Facts) -> list[Fact]:
    return [*facts.codes, *facts.topup, *facts.support, *facts.vouchers, *facts.waiting]


def test_every_source_is_listed_once_and_used(facts: Facts) -> None:
    """Nobody can check a fact whose source has no entry."""
    used = {source for fact in _all(facts) for source in fact.sources}
    assert used == set(facts.sources)
    assert all(a == "" or a.startswith("https://") for a in facts.sources.values())


def test_name_of_a_source_tells_readers_what_it_is(facts: Facts) -> None:
    """A number of a file in an index tells nothing."""
    assert [name for name in facts.sources if re.search(r"(?<!\.)\b(?:file|id) \d", name)] == []


def test_facts_of_two_sources_have_two_publishers(facts: Facts) -> None:
    """The tiers "confirmed" and "two" need two different publishers.

    Two issues of a project, or a site and its blog, are one publisher.
    """
    every: list[Fact | Preset] = [*_all(facts), *read_presets()]
    sure = [each for each in every if each.tier in {Tier.CONFIRMED, Tier.TWO}]
    assert [each for each in sure if len({*map(owner, each.sources)}) < 2] == []


# Lists of many operators' codes, the newest entry of 2018 or before.
OLD_LISTS = {
    "AppSaldo 2018",
    "Betavine Connection Manager 2011",
    "mobile-broadband-provider-info 2023",
    "syntrydy/TakeCare 2016",
}


def test_code_of_a_single_old_list_is_old(facts: Facts) -> None:
    """Nobody has seen it since, so it isn't advice."""
    alone = [each for each in facts.codes if len(each.sources) == 1 and OLD_LISTS & {*each.sources}]
    assert len(alone) > 100
    assert [each for each in alone if each.tier is not Tier.OLD] == []


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("PrepaidBalance (issue #143)", "prepaidbalance"),
        ("M4A28/Eg_Sim", "m4a28"),
        ("neokosim.blogspot.com 2019", "neokosim"),
        ("comunidad.orange.es", "orange"),
        ("three.co.uk (Pay As You Go support)", "three"),
        ("kcell.kz", "kcell"),
        ("activ.kz", "kcell"),
    ],
)
def test_a_publisher_is_known_by_any_of_its_names(source: str, expected: str) -> None:
    """Sites of one company or person are one publisher."""
    assert owner(source) == expected


# Parts of a site's name that aren't its owner's.
SUFFIXES = {"com", "co", "net", "org", "gov", "blogspot", "wordpress", "fandom", "github"}
OF_ONE_COMPANY = {"activ": "kcell"}


def owner(source: str) -> str:
    """Return the owner of a source: a site's name without suffix, or the owner of a repository."""
    name = publisher(source).casefold()
    if "." in name:
        *labels, _ = name.split(".")
        name = [each for each in labels if each not in SUFFIXES][-1]
    name = name.partition("/")[0]
    return OF_ONE_COMPANY.get(name, name)


@pytest.mark.parametrize("tag", PUBLISHED)
def test_every_country_has_a_name_in_every_published_language(facts: Facts, tag: str) -> None:
    """Countries are listed by CLDR's names."""
    countries = {fact.country for fact in _all(facts)} | {each.country for each in read_skeleton()}
    nameless = [c for c in countries - {NO_COUNTRY} if country_name(c, tag) in {"", c}]
    assert nameless == []


def test_a_country_is_one_that_exists(facts: Facts) -> None:
    """Codes are those of ISO 3166-1, as CLDR has them."""
    known = set(get_global("territory_currencies"))
    assert {fact.country for fact in _all(facts)} - {NO_COUNTRY} <= known


def test_a_network_belongs_to_its_country(facts: Facts) -> None:
    """With a mistyped network id, another country's codes would be shown."""
    codes: defaultdict[str, set[str]] = defaultdict(set)
    for entry in read_skeleton():
        codes[entry.country] |= {network[:3] for network in entry.networks}
    strangers = [
        (fact.country, fact.brand, network)
        for fact in _all(facts)
        for network in fact.networks
        if codes[fact.country] and network[:3] not in codes[fact.country]
    ]
    assert strangers == []


def test_codes_of_two_sources_or_more_are_many(facts: Facts) -> None:
    """With fewer, a change has lost some."""
    sure = [code for code in facts.codes if code.tier in {Tier.CONFIRMED, Tier.TWO}]
    codes = {(code.country, code.channel, code.value, code.text) for code in sure}
    assert len(codes) >= 330
    assert len({code.country for code in sure}) >= 90


def test_no_fact_stands_twice(facts: Facts) -> None:
    """Each fact has one row."""
    codes: list[tuple[str, ...]] = [
        (c.country, c.brand, c.kind, c.value, c.channel, c.text) for c in facts.codes
    ]
    others: list[tuple[str, ...]] = [
        (f.country, f.brand, f.kind, f.value) for f in _all(facts)[len(codes) :]
    ]
    rows = Counter([*codes, *others])
    assert [row for row, times in rows.items() if times > 1] == []


def test_nothing_is_shown_that_must_never_be(facts: Facts) -> None:
    """Codes that were withdrawn, buy something else or belong to contracts are left out."""
    never = read_never()
    hidden = [f for f in _all(facts) if is_hidden(never, f.country, f.brand, f.kind, f.value)]
    assert hidden == []


def test_no_closed_brand_has_a_fact(facts: Facts) -> None:
    """A closed or renamed brand has facts only under its new name."""
    gone = {
        (each.country, key(each.name))
        for each in read_brands()
        if each.status is not Status.ALIAS and key(each.name) != key(each.now)
    }
    assert [f for f in _all(facts) if (f.country, key(f.brand)) in gone] == []


def test_contradicting_codes_stand_side_by_side(facts: Facts) -> None:
    """A conflict has two rows or more, of one country, each with its source."""
    conflicts = defaultdict(list)
    for code in facts.codes:
        if code.conflict:
            conflicts[code.conflict].append(code)
    for name, codes in conflicts.items():
        assert len(codes) > 1, name
        assert len({code.country for code in codes}) == 1, name
        assert len({(code.brand, code.value, code.text) for code in codes}) == len(codes), name


@pytest.mark.parametrize(
    "conflict",
    [
        "TH-truemove",
        "DE-vodafone",
        "DZ-djezzy",
        "DZ-ooredoo",
        "NZ-one",
        "CN-unicom",
        "CN-telecom",
        "UG-mtn",
    ],
)
def test_the_known_contradictions_are_marked(facts: Facts, conflict: str) -> None:
    """Sources disagree about these; readers see all of them."""
    assert conflict in {code.conflict for code in facts.codes}


def test_a_pin_has_as_many_digits_as_its_code_says(facts: Facts) -> None:
    """Codes and vouchers must agree on the digits."""
    digits = {(f.country, f.brand): f.value for f in facts.vouchers if f.kind.value == "pin"}
    for code in facts.codes:
        for note in code.notes:
            if note.name == "pin" and (code.country, code.brand) in digits:
                assert digits[code.country, code.brand] == note.value, code


def test_a_voucher_code_says_where_the_pin_goes(facts: Facts) -> None:
    """A USSD code for vouchers has a place for the PIN, in the code or after it."""
    for code in facts.codes:
        if code.kind.value == "voucher" and code.channel is Channel.USSD:
            assert "{pin}" in code.value or "{pin}" in code.steps, code
