"""Which plural form a number takes: in the browser as in gettext, and as CLDR has it."""

from __future__ import annotations

from gettext import c2py

import polib
import pytest
from babel import Locale

from domain.bridge import Domain
from server.languages import LANGUAGES, SOURCE, Language
from server.translate.catalogs import catalog_path

TRANSLATED = [each for each in LANGUAGES if each != SOURCE]
NUMBERS = (*range(1001), 1_000_000)
ARABIC = ["zero", "one", "two", "few", "many", "other"]


@pytest.mark.parametrize("language", TRANSLATED, ids=lambda each: each.tag)
def test_browser_takes_the_form_that_gettext_takes(domain: Domain, language: Language) -> None:
    """The rule of the catalog's header, by its own program in each place."""
    header = polib.pofile(str(catalog_path(language))).metadata["Plural-Forms"]
    rule = c2py(header.partition("plural=")[2].rstrip(";"))
    for n in NUMBERS:
        assert domain.call(f"plurals.{language.tag}", n) == rule(n), n


def test_six_forms_of_arabic_are_those_of_cldr(domain: Domain) -> None:
    """Babel's own header for Arabic takes the fifth form for the sixth."""
    form = Locale("ar").plural_form
    for n in NUMBERS:
        assert ARABIC[domain.call("plurals.ar", n)] == form(n), n
