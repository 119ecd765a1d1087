"""Names and currencies of countries, by CLDR."""

from __future__ import annotations

from babel import Locale, UnknownLocaleError
from babel.numbers import get_territory_currencies

# Changes that Babel's CLDR doesn't have yet. BG: Council Regulation (EU) 2025/1408, from
# 1 January 2026.
_CHANGED = {"BG": "EUR"}


def country_name(country: str, tag: str) -> str:
    """Return the name of a country (ISO 3166-1) in a language (BCP 47), its code if CLDR has none.

    Source: CLDR's territory names, as Babel ships them.
    """
    try:
        locale = Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return country
    return str(locale.territories.get(country, country))


def country_currency(country: str) -> str:
    """Return the legal tender of a country (ISO 4217), "" if there are several or none.

    Source: CLDR's supplemental data, as Babel ships them.
    """
    known = get_territory_currencies(country)
    return _CHANGED.get(country) or (known[0] if len(known) == 1 else "")
