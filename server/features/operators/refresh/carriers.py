"""The carriers that Google's libphonenumber names, by region, from PyPI `phonenumbers`.

The data (Apache-2.0) map number prefixes to carriers. Only the names are used: an operator is
never guessed from a number, since numbers can be ported.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

SOURCE_LANGUAGE = "en"
_LENGTHS = range(6, 13)  # digits of a national number
_NOT_FOR_SALE = ("Railway",)  # in names of networks that sell no SIMs


@dataclass(frozen=True, slots=True)
class Carrier:
    """A carrier: its English name, and its names in other scripts, sorted."""

    name: str
    local: tuple[str, ...] = ()


def read_carriers() -> Mapping[str, tuple[Carrier, ...]]:
    """Return the carriers by region, sorted. Raise ImportError if phonenumbers is missing."""
    from phonenumbers.carrierdata import CARRIER_DATA  # noqa: PLC0415 (a package for development)

    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    regions = {prefix: _region(prefix) for prefix in map(str, CARRIER_DATA)}
    for prefix, names in CARRIER_DATA.items():
        english = names.get(SOURCE_LANGUAGE) or next(iter(names.values()))
        others = {name for name in names.values() if name != english and not name.isascii()}
        found[regions[str(prefix)]][english] |= others
    return {
        region: tuple(
            Carrier(name, tuple(sorted(local)))
            for name, local in sorted(names.items())
            if not any(word in name for word in _NOT_FOR_SALE)
        )
        for region, names in sorted(found.items())
        if region
    }


def _region(prefix: str) -> str:
    """Return the ISO 3166-1 code of the region of a prefix with its country code, or ""."""
    import phonenumbers as library  # noqa: PLC0415 (a package for development)

    for digits in (1, 2, 3):
        regions = library.COUNTRY_CODE_TO_REGION_CODE.get(int(prefix[:digits]))
        if regions is None:
            continue
        if len(regions) == 1:
            return regions[0]
        return _by_trial(int(prefix[:digits]), prefix[digits:])
    return ""


def _by_trial(country_code: int, national: str) -> str:
    """Return the region of a valid number with the prefix, or "".

    It is needed for country codes of several regions: +1 and +7.
    """
    import phonenumbers as library  # noqa: PLC0415 (a package for development)

    for length in _LENGTHS:
        for digit in "0123456789":
            number = library.PhoneNumber(
                country_code=country_code, national_number=int(national.ljust(length, digit))
            )
            region = library.region_code_for_number(number)
            if region:
                return str(region)
    return ""
