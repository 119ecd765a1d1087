"""Joining providers with carriers of the same name into the skeleton."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from server.features.operators.names import key
from server.features.operators.refresh.carriers import Carrier
from server.features.operators.refresh.providers import MOST_APNS, Provider
from server.features.operators.skeleton import Entry


def join(providers: Iterable[Provider], carriers: Mapping[str, tuple[Carrier, ...]]) -> list[Entry]:
    """Return the skeleton, sorted by country and name; providers of one name become one entry."""
    entries: dict[tuple[str, str], Entry] = {}
    for provider in providers:
        entry = _entry(provider, carriers.get(provider.country, ()))
        place = (entry.country, key(entry.name))
        earlier = entries.get(place)
        entries[place] = _merged(earlier, entry) if earlier else entry
    return sorted(entries.values(), key=lambda entry: (entry.country, entry.name.casefold()))


def _entry(provider: Provider, carriers: tuple[Carrier, ...]) -> Entry:
    carrier = _same(provider.name, carriers)
    return Entry(
        country=provider.country,
        name=provider.name,
        carrier=carrier.name if carrier else "",
        local=carrier.local if carrier else (),
        networks=provider.networks,
        apns=provider.apns,
        balance=provider.balance,
        voucher=provider.voucher,
    )


def _same(name: str, carriers: tuple[Carrier, ...]) -> Carrier | None:
    """Return the carrier of a name, else one of which one name begins the other, else None."""
    wanted = key(name)
    exact = next((each for each in carriers if key(each.name) == wanted), None)
    return exact or next((each for each in carriers if _begins(wanted, key(each.name))), None)


def _begins(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) >= 3 and long.startswith(short)


def _merged(one: Entry, other: Entry) -> Entry:
    def both(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(a + b))

    return Entry(
        country=one.country,
        name=one.name,
        carrier=one.carrier or other.carrier,
        local=both(one.local, other.local),
        networks=tuple(sorted(both(one.networks, other.networks))),
        apns=both(one.apns, other.apns)[:MOST_APNS],
        balance=both(one.balance, other.balance),
        voucher=both(one.voucher, other.voucher),
    )
