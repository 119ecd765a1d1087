"""Macrolanguages: one code for languages that share a written form.

Listed are the macrolanguages of ISO 639-3 (SIL, tables of 2025) whose readers share one written
standard, and their members, without those that are extinct or have a script of their own.
"""

from __future__ import annotations

MEMBERS = {
    "ar": "aao abh abv acm acq acw acx acy adf aeb aec afb ajp apc apd arb arq ars ary arz auz avl"
    " ayh ayl ayn ayp pga shu ssh",
    "fa": "pes prs",
    "ms": "bjn max meo mfa min zlm zsm",
    "no": "nb nn",
    "sw": "swc swh",
    "uz": "uzn uzs",
    "zh": "cdo cjy cmn cnp cpx csp czh czo gan hak hnm hsn lzh mnp nan wuu yue",
}
_FAMILY = {member: family for family, members in MEMBERS.items() for member in members.split()}


def family_of(language: str) -> str:
    """Return the macrolanguage of a language code (`zh` for `yue`), else the code itself."""
    return _FAMILY.get(language, language)


def members_of(tag: str) -> str:
    """Return the members of a tag's macrolanguage, separated by spaces; "" if it has none."""
    return MEMBERS.get(tag.partition("-")[0], "")
