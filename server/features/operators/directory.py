"""The directory: operators by country, each with its facts, networks and APNs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from server.features.operators.brands import (
    APN,
    Former,
    Never,
    Status,
    is_hidden,
    read_brands,
    read_never,
)
from server.features.operators.facts import EVERY_BRAND, CodeKind, DialCode, Fact, Tier
from server.features.operators.names import key
from server.features.operators.reading import Facts, read_facts
from server.features.operators.skeleton import Entry, read_skeleton
from server.features.operators.validity import Preset, read_presets


@dataclass(slots=True)
class Operator:
    """A brand of a country.

    `also` are its former and local names. `old` are codes of the skeleton, by kind.
    """

    name: str
    also: list[str] = field(default_factory=list)
    networks: list[str] = field(default_factory=list)
    codes: list[DialCode] = field(default_factory=list)
    topup: list[Fact] = field(default_factory=list)
    support: list[Fact] = field(default_factory=list)
    vouchers: list[Fact] = field(default_factory=list)
    waiting: list[Fact] = field(default_factory=list)
    rules: list[Preset] = field(default_factory=list)
    apns: list[str] = field(default_factory=list)
    old: list[tuple[CodeKind, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Directory:
    """Operators by country, sorted by name; the one named `EVERY_BRAND` is first or last.

    The key `NO_COUNTRY` has the sellers that work in many countries. `sources` maps the name of a
    source to its address.
    """

    countries: Mapping[str, tuple[Operator, ...]]
    sources: Mapping[str, str]


def read_directory() -> Directory:
    """Return the directory of all tables in `data/`. Raise DataError for an invalid row."""
    return make_directory(
        read_facts(), read_skeleton(), read_brands(), read_never(), read_presets()
    )


def make_directory(
    facts: Facts,
    skeleton: Iterable[Entry],
    brands: Iterable[Former],
    never: tuple[Never, ...],
    presets: Iterable[Preset] = (),
) -> Directory:
    """Return the directory that joins facts and skeleton.

    An entry of the skeleton is used if libphonenumber knows it, if it is a brand with facts or a
    former name of a brand, or if libphonenumber knows no carrier of its country. A brand with
    only a rule of validity is in the directory too.
    """
    making = _Making(never)
    making.add_facts(facts)
    making.add_rules(presets)
    making.add_former([each for each in brands if each.now])
    gone = {(each.country, key(each.name)) for each in brands if each.status is Status.CLOSED}
    entries = [each for each in skeleton if (each.country, key(each.name)) not in gone]
    known = {each.country for each in entries if each.carrier}
    for entry in entries:
        making.add_entry(entry, wanted=bool(entry.carrier) or entry.country not in known)
    return Directory(making.countries(), facts.sources)


class _Making:
    """A directory that is being made."""

    def __init__(self, never: tuple[Never, ...]) -> None:
        self._never = never
        self._operators: dict[str, dict[str, Operator]] = defaultdict(dict)
        self._former: dict[tuple[str, str], Former] = {}

    def add_facts(self, facts: Facts) -> None:
        for code in facts.codes:
            self._operator(code).codes.append(code)
        for fact in facts.topup:
            self._operator(fact).topup.append(fact)
        for fact in facts.support:
            self._operator(fact).support.append(fact)
        for fact in facts.vouchers:
            self._operator(fact).vouchers.append(fact)
        for fact in facts.waiting:
            self._operator(fact).waiting.append(fact)

    def add_rules(self, presets: Iterable[Preset]) -> None:
        for each in presets:
            if each.tier is not Tier.OLD:
                self._find(each.country, each.brand).rules.append(each)

    def add_former(self, former: Iterable[Former]) -> None:
        """Add former names, also to the other names of brands that are there already."""
        for each in former:
            self._former[each.country, key(each.name)] = each
            operator = self._operators[each.country].get(key(each.now))
            if operator:
                _extend(operator.also, [each.name])

    def add_entry(self, entry: Entry, *, wanted: bool) -> None:
        """Add the networks of an entry to its operator, and its APNs and codes unless merged.

        An entry that isn't `wanted` is added only to an operator that is there already.
        """
        former = self._former.get((entry.country, key(entry.name)))
        name = former.now if former else entry.carrier or entry.name
        operators = self._operators[entry.country]
        operator = operators.get(key(name)) or operators.get(key(entry.name))
        if operator is None:
            if former.status is Status.MERGED if former else not wanted:
                return
            operator = operators.setdefault(key(name), Operator(name))
        _extend(operator.networks, entry.networks)
        _extend(operator.also, [*_other_names(entry, operator), *entry.local])
        if former is None or former.status is not Status.MERGED:
            self._add_old(entry, operator)

    def countries(self) -> dict[str, tuple[Operator, ...]]:
        """Return the operators, sorted; countries without any are left out."""
        return {
            country: tuple(sorted(operators.values(), key=_order))
            for country, operators in sorted(self._operators.items())
            if operators
        }

    def _operator(self, fact: Fact) -> Operator:
        operator = self._find(fact.country, fact.brand)
        _extend(operator.networks, fact.networks)
        return operator

    def _find(self, country: str, brand: str) -> Operator:
        name = EVERY_BRAND if brand == EVERY_BRAND else key(brand)
        return self._operators[country].setdefault(name, Operator(brand))

    def _add_old(self, entry: Entry, operator: Operator) -> None:
        def shown(kind: str, value: str) -> bool:
            names = (entry.name, operator.name)
            return not any(is_hidden(self._never, entry.country, n, kind, value) for n in names)

        _extend(operator.apns, [apn for apn in entry.apns if shown(APN, apn)])
        there = {code.value for code in operator.codes}
        for kind, values in (
            (CodeKind.BALANCE, entry.balance),
            (CodeKind.VOUCHER, entry.voucher),
        ):
            operator.old += [(kind, v) for v in values if v not in there and shown(kind, v)]


def _other_names(entry: Entry, operator: Operator) -> Iterator[str]:
    for name in (entry.name, entry.carrier):
        if name and key(name) != key(operator.name):
            yield name


def _extend(names: list[str], more: Iterable[str]) -> None:
    names += [each for each in dict.fromkeys(more) if each not in names]


def _order(operator: Operator) -> tuple[int, str]:
    """Sort `EVERY_BRAND` first only where it has something to dial or to call.

    Its rules alone are longer than the codes below, which a reader without credit looks for.
    """
    if operator.name != EVERY_BRAND:
        return 1, operator.name.casefold()
    return (0 if operator.codes or operator.support else 2), ""
