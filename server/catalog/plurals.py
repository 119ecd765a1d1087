"""The plural rule of each language, pinned: gettext's C expressions for CLDR's rules.

Babel's own table swaps forms in Arabic and has only one form for Turkish, and editors of catalogs
write rules of their own. So the rules of this file are written into each catalog's header.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from gettext import c2py
from itertools import chain

from babel.core import Locale, UnknownLocaleError
from babel.plural import to_gettext

_MILLIONS = "n != 0 && n % 1000000 == 0"  # "un millón de …"
_SLAVIC_FEW = "n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14)"
_SLAVIC_ONE = "n % 10 == 1 && n % 100 != 11"

# Each rule with its languages. The forms are in CLDR's order: zero, one, two, few, many, other; a
# form that no integer takes ("1,5 дня") is left out.
_RULES: dict[str, str] = {
    "nplurals=1; plural=0;": "id ja km ko lo ms my th vi zh",
    "nplurals=2; plural=(n != 1);": "az bg da de el en et eu fi gl hu ka kk ky ml mn nb ne nl nn "
    "no or sq sv sw ta te tk tr ur uz",
    "nplurals=2; plural=(n > 1);": "am as bn fa gu hi hy kn zu",
    "nplurals=2; plural=(n % 10 == 4 || n % 10 == 6 || n % 10 == 9);": "fil tl",
    "nplurals=2; plural=(n % 10 != 1 || n % 100 == 11);": "is mk",
    f"nplurals=3; plural=(n < 2 ? 0 : {_MILLIONS} ? 1 : 2);": "fr pt",
    f"nplurals=3; plural=(n == 1 ? 0 : {_MILLIONS} ? 1 : 2);": "ca es it pt_PT",
    "nplurals=3; plural=(n == 1 ? 0 : n == 2 ? 1 : 2);": "he",
    "nplurals=3; plural=(n == 1 ? 0 : n >= 2 && n <= 4 ? 1 : 2);": "cs sk",
    f"nplurals=3; plural=(n == 1 ? 0 : {_SLAVIC_FEW} ? 1 : 2);": "pl",
    f"nplurals=3; plural=({_SLAVIC_ONE} ? 0 : {_SLAVIC_FEW} ? 1 : 2);": "be bs hr ru sr uk",
    "nplurals=3; plural=(n == 1 ? 0 : n == 0 || (n % 100 >= 1 && n % 100 <= 19) ? 1 : 2);": "ro",
    "nplurals=3; plural=(n % 10 == 1 && (n % 100 < 11 || n % 100 > 19) ? 0"
    " : n % 10 >= 2 && (n % 100 < 11 || n % 100 > 19) ? 1 : 2);": "lt",
    "nplurals=3; plural=(n % 10 == 0 || (n % 100 >= 11 && n % 100 <= 19) ? 0"
    " : n % 10 == 1 ? 1 : 2);": "lv",
    "nplurals=4; plural=(n % 100 == 1 ? 0 : n % 100 == 2 ? 1"
    " : n % 100 == 3 || n % 100 == 4 ? 2 : 3);": "sl",
    "nplurals=6; plural=(n == 0 ? 0 : n == 1 ? 1 : n == 2 ? 2 : n % 100 >= 3 && n % 100 <= 10 ? 3"
    " : n % 100 >= 11 ? 4 : 5);": "ar",
}
PINNED = {language: rule for rule, languages in _RULES.items() for language in languages.split()}
# Enough integers to tell any two rules apart.
SAMPLE = (*range(1001), 1_000_000, 2_000_000, 1_000_001)
_HEADER = re.compile(
    r"\s*nplurals\s*=\s*(\d+)\s*;\s*plural\s*=\s*([n\d %=!<>&|?:()+*/-]+?)\s*;?\s*"
)


def pinned(folder: str) -> str | None:
    """Return the pinned rule of a catalog folder, else that of its language, else None."""
    return PINNED.get(folder) or PINNED.get(folder.split("_", maxsplit=1)[0])


@cache
def rule_for(folder: str) -> str | None:
    """Return the pinned rule of a catalog folder, else CLDR's; None if CLDR has none."""
    if known := pinned(folder):
        return known
    try:
        rule = to_gettext(Locale.parse(folder).plural_form)
    except (UnknownLocaleError, ValueError):
        return None
    # Integers have no exponent, so `e` is 0. Babel writes conditions on decimals as (0 == 0).
    return _renumbered(re.sub(r"\be\b", "0", rule))


def _renumbered(rule: str) -> str | None:
    """Return a rule without the forms that no integer takes, None if that isn't possible."""
    try:
        used = [form for form, taken in enumerate(numbers(rule)) if taken]
    except ValueError:
        return None
    places = {str(form): str(place) for place, form in enumerate(used)}
    head, _, choice = rule.partition("plural=")
    choice = re.sub(
        r"([?:]) (\d+)(?=\s*:|\);$)", lambda m: f"{m[1]} {places.get(m[2], '0')}", choice
    )
    fewer = re.sub(r"nplurals=\d+", f"nplurals={len(used)}", head) + "plural=" + choice
    return fewer if _chooses_same(rule, fewer, places) else None


def _chooses_same(rule: str, fewer: str, places: dict[str, str]) -> bool:
    choose, choose_fewer = parse(rule)[1], parse(fewer)[1]
    return all(places[str(choose(n))] == str(choose_fewer(n)) for n in SAMPLE)


@cache
def parse(plural_forms: str) -> tuple[int, Callable[[int], int]]:
    """Return the number of forms, and the function that chooses one.

    Raise ValueError if this is no rule, or if it chooses a form that doesn't exist.
    """
    match = _HEADER.fullmatch(plural_forms)
    if not match:
        raise ValueError(f"{plural_forms!r} is no plural rule")
    forms, choose = int(match[1]), c2py(match[2])
    try:
        sound = all(0 <= choose(n) < forms for n in SAMPLE)
    except ArithmeticError:
        sound = False
    if not sound:
        raise ValueError(f"the plural rule {plural_forms!r} chooses forms that don’t exist")
    return forms, choose


def is_same(one: str, other: str) -> bool:
    """Return whether two rules choose the same form for every number."""
    (forms, choose), (other_forms, other_choose) = parse(one), parse(other)
    return forms == other_forms and all(choose(n) == other_choose(n) for n in SAMPLE)


@cache
def numbers(plural_forms: str) -> tuple[tuple[int, ...], ...]:
    """Return, for each form, the numbers of the sample that take it."""
    forms, choose = parse(plural_forms)
    taken: list[list[int]] = [[] for _ in range(forms)]
    for n in SAMPLE:
        taken[choose(n)].append(n)
    return tuple(map(tuple, taken))


def source_forms(plural_forms: str, one: str, many: str) -> list[str]:
    """Return the English form for each form of a language's rule.

    It is the singular only if no number but 1 takes the form: the one form of Chinese is for all
    numbers, so it is the plural.
    """
    return [one if taken == (1,) else many for taken in numbers(plural_forms)]


def rearrange(forms: Sequence[str], old: str, new: str) -> list[str]:
    """Return plural forms in the order of another rule; the first number of a form decides.

    If their number isn't that of the old rule, they are returned unchanged.
    """
    count, choose = parse(old)
    if len(forms) != count:
        return list(forms)
    return [forms[choose(taken[0])] if taken else "" for taken in numbers(new)]


def describe(plural_forms: str, form: int) -> str:
    """Return the numbers that take a form, for people: `3, 4, 5, …`."""
    taken = numbers(plural_forms)[form]
    shown = [f"{n:,}" for n in taken[:4]]
    return ", ".join(chain(shown, ["…"] if len(taken) > 4 else []))
