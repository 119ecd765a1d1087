"""Names of countries, by CLDR."""

from __future__ import annotations

from babel import Locale, UnknownLocaleError


def country_name(country: str, tag: str) -> str:
    """Give the name of a country (ISO 3166-1) in a language (BCP 47), "" if CLDR has none.

    Source: CLDR's territory names, as Babel ships them.
    """
    try:
        locale = Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return ""
    return str(locale.territories.get(country, ""))
