"""Plural rules: CLDR's, pinned, and the same on the server and in the browser."""

from __future__ import annotations

import gettext
import json
import subprocess
from io import BytesIO

import pytest
from babel import Locale
from babel.localedata import locale_identifiers
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.plurals import get_plural

from node import find_node
from server.catalog.plurals import (
    PINNED,
    describe,
    is_same,
    numbers,
    parse,
    pinned,
    rearrange,
    source_forms,
)
from server.core.languages import LANGUAGES
from server.core.paths import PROJECT
from server.translate.adding import make_language

NUMBERS = (*range(1001), 1_000_000)
ORDER = ("zero", "one", "two", "few", "many", "other")
ASKED_FOR = (
    "en zh_Hans zh_Hant es ar fr de pt_BR it ru uk pl tr vi th ko ja id ms hi bn ur fa he sw tl fil"
)


def _categories(folder: str) -> dict[int, str]:
    """Return CLDR's category for each number."""
    rule = Locale.parse(folder).plural_form
    return {n: rule(n) for n in NUMBERS}


def _expected(folder: str) -> list[int]:
    """Return the form of each number: the place of its category among those that integers take."""
    categories = _categories(folder)
    taken = [each for each in ORDER if each in categories.values()]
    return [taken.index(categories[n]) for n in NUMBERS]


@pytest.mark.parametrize("folder", sorted({*PINNED, *ASKED_FOR.split()}))
def test_pinned_rule_is_the_one_of_cldr(folder: str) -> None:
    """For each number from 0 to 1000 and a million, as gettext reads the rule."""
    rule = pinned(folder)
    assert rule is not None
    forms, choose = parse(rule)
    assert [choose(n) for n in NUMBERS] == _expected(folder)
    assert forms == len(set(_categories(folder).values()))


def test_browser_chooses_the_same_form() -> None:
    """The bundler makes functions of the same rules."""
    table = [{"tag": each, "plural_forms": rule} for each, rule in PINNED.items()]
    program = f"""
      import {{ pluralsModule }} from "./web/plurals.mjs";
      const source = pluralsModule({json.dumps(table)}).replace(/: Record<.*?> =/, " =");
      const {{ plurals }} = await import("data:text/javascript," + encodeURIComponent(source));
      const chosen = {{}};
      for (const tag in plurals) chosen[tag] = {json.dumps(NUMBERS)}.map((n) => plurals[tag](n));
      console.log(JSON.stringify(chosen));
    """
    output = subprocess.check_output(
        [find_node(), "--input-type=module", "--eval", program], cwd=PROJECT, text=True
    )
    chosen = json.loads(output)
    assert chosen.keys() == PINNED.keys()
    for folder in PINNED:
        assert chosen[folder] == _expected(folder), folder


def test_languages_of_the_table_have_their_pinned_rules() -> None:
    """The headers of their catalogs don't matter."""
    for language in LANGUAGES:
        assert language.plural_forms == pinned(language.folder)


def test_arabic_of_a_compiled_catalog_is_right_for_every_number() -> None:
    """Six forms, through the file that the server reads."""
    catalog = Catalog(locale="ar")
    catalog.mime_headers = [("Plural-Forms", pinned("ar") or "")]
    catalog.add(("one", "many"), ORDER)
    compiled = BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    translations = gettext.GNUTranslations(compiled)
    for n, category in _categories("ar").items():
        assert translations.ngettext("one", "many", n) == category


def test_forms_in_another_order_are_put_right() -> None:
    """Babel's header for Arabic has the last two exchanged; for Turkish it has one form."""
    babels = str(get_plural("ar"))
    forms = ["zero", "one", "two", "few", "other", "many"]
    assert rearrange(forms, babels, PINNED["ar"]) == list(ORDER)
    assert rearrange(["tek"], "nplurals=1; plural=0;", PINNED["tr"]) == ["tek", "tek"]
    assert rearrange(["uno", "otros"], PINNED["de"], PINNED["es"]) == ["uno", "otros", "otros"]
    assert rearrange(["lone"], PINNED["de"], PINNED["es"]) == ["lone"]


def test_rules_are_the_same_if_they_choose_the_same() -> None:
    """Their spelling doesn't matter; an invalid rule is refused."""
    assert is_same("nplurals=2; plural=n != 1", PINNED["de"])
    assert not is_same("nplurals=2; plural=(n > 1);", PINNED["de"])
    broken_rules = (
        *("", "nplurals=2;", "nplurals=2; plural=import os", "plural=n != 1"),
        *("nplurals=2; plural=n % 0;", "nplurals=1; plural=n != 1;", "nplurals=2; plural=((((n;"),
    )
    for broken in broken_rules:
        with pytest.raises(ValueError, match="plural"):
            parse(broken)


def test_untranslated_plural_reads_well_under_a_foreign_rule() -> None:
    """The only form of Chinese must not be the English singular."""
    assert source_forms(PINNED["zh"], "1 day", "days") == ["days"]
    assert source_forms(PINNED["de"], "1 day", "days") == ["1 day", "days"]
    assert source_forms(PINNED["ru"], "1 day", "days") == ["days", "days", "days"]


def test_translator_is_told_which_numbers_a_form_is_for() -> None:
    """They see examples, not names of categories."""
    assert [describe(PINNED["ar"], form) for form in range(4)] == ["0", "1", "2", "3, 4, 5, 6, …"]
    assert numbers(PINNED["zh"])[0][:3] == (0, 1, 2)


def test_every_language_of_cldr_can_be_added_with_its_own_rule() -> None:
    """Its forms split the numbers as CLDR does; existing languages are refused."""
    known = {each.tag.split("-")[0] for each in LANGUAGES}
    tags = {each.split("_")[0] for each in locale_identifiers()} - {"root"} - known
    assert len(tags) > 300
    for tag in sorted(tags):
        language = make_language(tag)
        choose = parse(language.plural_forms)[1]
        plural = Locale.parse(tag).plural_form
        forms = {(plural(n), choose(n)) for n in (*range(130), 1000, 1_000_000)}
        assert len(forms) == len({name for name, _ in forms}), tag
