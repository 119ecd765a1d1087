"""The providers of Debian's package `mobile-broadband-provider-info` (public domain)."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

INSTALLED = Path("/usr/share/mobile-broadband-provider-info/serviceproviders.xml")
_INTERNET = {"internet"}
MOST_APNS = 2
_FOR_THINGS = "iot."  # begins an APN for machines


@dataclass(frozen=True, slots=True)
class Provider:
    """A GSM provider: its networks as "mcc-mnc", its APNs, its codes for balance and voucher.

    An APN is "name", or "name,user,password" where it needs them.
    """

    country: str
    name: str
    networks: tuple[str, ...]
    apns: tuple[str, ...]
    balance: tuple[str, ...]
    voucher: tuple[str, ...]


def read_providers(path: Path) -> tuple[Provider, ...]:
    """Return all GSM providers. Raise OSError, or ET.ParseError if the file is no XML."""
    root = ET.parse(path).getroot()  # noqa: S314 (a file of an installed Debian package)
    return tuple(
        provider
        for country in root.iter("country")
        for element in country.iter("provider")
        for provider in _read(country.get("code", "").upper(), element)
    )


def _read(country: str, element: ET.Element) -> Iterator[Provider]:
    """Yield the provider, unless it has no GSM network."""
    gsm = element.find("gsm")
    networks = _networks(gsm) if gsm is not None else ()
    if gsm is None or not networks:
        return
    yield Provider(
        country=country,
        name=(element.findtext("name") or "").strip(),
        networks=networks,
        apns=_apns(gsm),
        balance=tuple(_ussd(gsm, "balance-check")),
        voucher=tuple(_ussd(gsm, "balance-top-up")),
    )


def _networks(gsm: ET.Element) -> tuple[str, ...]:
    ids = (f"{each.get('mcc')}-{each.get('mnc')}" for each in gsm.iter("network-id"))
    return tuple(sorted(set(ids)))


def _apns(gsm: ET.Element) -> tuple[str, ...]:
    """Return the APNs for data: the first two for prepaid SIMs, if any has that mark, else one."""
    internet = [
        apn
        for apn in gsm.iter("apn")
        if {usage.get("type") for usage in apn.iter("usage")} <= _INTERNET
        and not (apn.get("value") or "").startswith(_FOR_THINGS)
    ]
    prepaid = [apn for apn in internet if apn.find("plan[@type='prepaid']") is not None]
    written = (_apn(apn) for apn in prepaid or internet)
    most = MOST_APNS if prepaid else 1
    return tuple(dict.fromkeys(each for each in written if each))[:most]


def _apn(apn: ET.Element) -> str:
    parts = [apn.get("value") or "", apn.findtext("username") or "", apn.findtext("password") or ""]
    if any(set(part) & set(" ,\t") for part in parts):
        return ""
    return ",".join(parts).rstrip(",")


def _ussd(gsm: ET.Element, tag: str) -> Iterator[str]:
    for element in gsm.iter(tag):
        hole = element.get("replacement")
        for ussd in element.iter("ussd"):
            code = (ussd.text or "").strip()
            replacement = ussd.get("replacement", hole)
            yield code.replace(replacement, "{pin}") if replacement else code
