"""Write server/catalog/language_data/numerals/<language>.json: CLDR's words for numbers.

`/usr/bin/python3 tools/write_numerals.py` needs PyICU (Debian: python3-icu). The words come from
CLDR's rule-based number formats (ICU 72, CLDR 42); run it again for a newer CLDR, or after adding
a language.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import icu

FOLDER = Path(__file__).parents[1] / "server" / "catalog" / "language_data" / "numerals"
LANGUAGES = (
    *("ar", "bg", "bn", "ca", "cs", "da", "de", "el", "en", "es", "et", "fa"),
    *("fi", "fil", "fr", "he", "hi", "hr", "hu", "id", "it", "ja", "ko", "lt"),
    *("lv", "ms", "nb", "nl", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr"),
    *("sv", "sw", "ta", "th", "tr", "uk", "ur", "vi", "zh"),
)
NUMBERS = [
    *range(101),
    *(120, 150, 180, 200, 250, 300, 365, 400, 500, 600, 700, 800, 900),
    *(1000, 1500, 2000, 3000, 4000, 5000, 6000, 7000, 8000, 9000),
    *(10_000, 15_000, 20_000, 30_000, 50_000, 100_000, 200_000, 500_000, 1_000_000),
]
LEFT_OUT = re.compile("ordinal|year|days|financial")
# Finnish has 30 sets of endings; server/catalog/words.py accepts endings anyway.
CASES = re.compile(r"-(?:\w+ive|plural)\b")
INVISIBLE = re.compile("[\u00ad\u200b]")


def main() -> None:
    """Write all files."""
    FOLDER.mkdir(exist_ok=True)
    for language in LANGUAGES:
        rules = icu.RuleBasedNumberFormat(icu.URBNFRuleSetTag.SPELLOUT, icu.Locale(language))
        names = [rules.getRuleSetName(i) for i in range(rules.getNumberOfRuleSetNames())]
        names = [name for name in names if not LEFT_OUT.search(name)]
        if language == "fi":
            names = [name for name in names if not CASES.search(name)]
        words = {n: _spell(rules, names, n) for n in NUMBERS}
        rows = (
            f'"{n}": {json.dumps(each, ensure_ascii=False)}' for n, each in words.items() if each
        )
        (FOLDER / f"{language}.json").write_text("{\n" + ",\n".join(rows) + "\n}\n", "utf-8")


def _spell(rules: icu.RuleBasedNumberFormat, names: list[str], n: int) -> list[str]:
    spelled = {INVISIBLE.sub("", rules.format(n, name)).lower() for name in names}
    return sorted(each for each in spelled if not re.search(r"\d", each))


if __name__ == "__main__":
    main()
