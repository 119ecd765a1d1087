"""A language is published when enough is translated, and withdrawn only when much is missing."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date

import pytest

from server.catalog import publishing
from server.catalog.areas import area_of, critical_templates, is_critical
from server.catalog.coverage import Count, Coverage, read_template
from server.catalog.po import Entry, active, read_file
from server.catalog.publishing import decide_for, is_complete
from server.catalog.writing import format_catalog
from server.core.languages import Language
from translate.house import House


@pytest.mark.parametrize(
    ("done", "critical", "before", "after"),
    [
        (100, 10, False, True),
        (90, 10, False, True),
        (89, 10, False, False),
        (89, 10, True, True),
        (80, 10, True, True),
        (79, 10, True, False),
        (100, 9, False, False),
        (100, 9, True, False),
    ],
)
def test_language_comes_in_at_ninety_percent_and_goes_out_below_eighty(
    done: int,
    critical: int,
    before: bool,  # noqa: FBT001 (a table)
    after: bool,  # noqa: FBT001 (a table)
) -> None:
    """All messages on safety, dialling and money must be translated, too."""
    coverage = Coverage(all=Count(done, 100), critical=Count(critical, 10))
    assert is_complete(coverage, published=before) is after


def test_share_is_a_hundred_only_if_nothing_is_missing() -> None:
    """It is never rounded up."""
    assert [str(Count(done, 1000)) for done in (999, 1000, 0)] == ["99 %", "100 %", "0 %"]
    assert Count().share == 1


def test_messages_on_safety_dialling_and_money_are_critical() -> None:
    """One critical template is enough."""
    guide = "server/features/guide/templates/"
    for name in ("steps", "check", "safety", "channels", "esim", "faq", "why"):
        assert is_critical([f"{guide}{name}.html"])
    receipts = "server/features/receipts/templates/problems.html"
    assert is_critical(["server/features/about/templates/index.html", receipts])
    assert not is_critical([f"{guide}stories.html", "server/features/guide/routes.py"])
    assert area_of(f"{guide}steps.html") == "guide/steps"
    assert area_of("server/core/templates/shell/offline.html") == "frame"
    assert area_of("server/features/guide/routes.py") == "names"


def test_every_critical_template_has_messages() -> None:
    """A wrong name would protect nothing."""
    places = {place for each in read_template() for place in each.places}
    assert critical_templates().keys() <= places


def test_template_says_why_it_is_critical() -> None:
    """Safety, money, dialling, or a possible loss: nothing else withdraws a language."""
    reasons = re.compile("money|dialling|safety|losing")
    assert [place for place, why in critical_templates().items() if not reasons.search(why)] == []


def _translate_into_german(house: House, share: float, *, all_critical: bool) -> None:
    """Fill in that share of a catalog."""
    path = house.catalog("de")
    entries = list(active(read_file(path)))
    critical = [each for each in entries if is_critical(each.places)]
    others = [each for each in entries if not is_critical(each.places)]
    wanted = round(share * len(entries))
    first, then = (critical, others) if all_critical else (others, critical)
    for number, entry in enumerate([*first, *then]):
        entry.forms = _german(entry) if number < wanted else [""] * len(entry.forms)
    rule = house.table()["de"]["plural_forms"]
    path.write_bytes(format_catalog(entries, "de", rule))


def _german(entry: Entry) -> list[str]:
    return [f"{entry.source} ü", f"{entry.plural} ü"] if entry.plural else [f"{entry.source} ü"]


def _build(house: House) -> None:
    run = house.run("build")
    assert run.returncode == 0, run.stderr


def test_unfinished_language_has_its_address_and_nothing_else(house: House) -> None:
    """It has a banner and `noindex`, and isn't in switcher, hreflang, map and negotiation."""
    house.translate("add", "de")
    _translate_into_german(house, 0.6, all_critical=True)
    _build(house)
    page = house.page("de/guide/safety/index.html")
    assert '<meta name="robots" content="noindex">' in page
    assert 'lang="en" dir="ltr">English</span>' in page
    assert re.search(r'<aside class="notice[^>]*>.*href="/en/guide/safety/"', page, re.DOTALL)
    assert "hreflang=" not in page.split("</head>")[0]
    assert 'rel="canonical" href="/de/guide/safety/"' in page
    assert 'data-name="Deutsch"' in house.page("de/settings/index.html")
    for other in ("en/index.html", "en/settings/index.html", "zh-Hans/guide/why/index.html"):
        assert 'hreflang="de"' not in house.page(other)
    assert '"de"' not in house.page("release/languages.json")
    assert 'hreflang="de"' not in house.page("languages/index.html")
    assert "noindex" not in house.page("en/index.html")
    assert "<aside" not in house.page("en/index.html")
    assert 'hreflang="de"' not in house.page("sitemap.xml")
    assert "de" in json.loads(house.page("release.json"))["languages"]
    assert _asked_for("de", house) == "/en/"


def test_finished_language_is_published_everywhere(house: House) -> None:
    """The next build has it; `update` notes it, so that it stays when messages are added."""
    house.translate("add", "de")
    _translate_into_german(house, 0.95, all_critical=True)
    _build(house)
    assert '["de","Deutsch","ltr"]' in house.page("release/languages.json")
    assert 'hreflang="de"' in house.page("languages/index.html")
    assert 'hreflang="de"' in house.page("sitemap.xml")
    assert "noindex" not in house.page("de/index.html")
    assert _asked_for("de-AT,en;q=0.5", house) == "/de/"
    assert "de is published now." in house.translate("update")
    assert house.table()["de"]["published"] is True
    _translate_into_german(house, 0.85, all_critical=True)
    assert "de is" not in house.translate("update")
    _translate_into_german(house, 0.45, all_critical=True)
    assert "not up to date" in house.run("translate", "update", "--check").stderr
    assert "de is withdrawn now." in house.translate("update")
    _translate_into_german(house, 0.85, all_critical=True)
    assert "de is" not in house.translate("update")


def test_reworded_english_sentence_withdraws_no_language_on_that_day(house: House) -> None:
    """It stays for thirty days, its entry has the day, and a build needs no date."""
    template = house.folder / "server/features/guide/templates/safety.html"
    words = template.read_text("utf-8")
    before = "The three cautions"
    assert before in words
    template.write_text(words.replace(before, "The three real cautions"), "utf-8")
    said = house.translate("update")
    assert "stays published until" in said
    assert "whose English was reworded" in said
    row = house.table()["es"]
    assert row["published"] is True
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", row["unfinished_since"])
    assert "up to date" in house.translate("update", "--check")
    shown = house.translate("keep", "es")
    assert "The three {+real +}cautions" in shown
    assert "Kept" in house.translate("keep", "es", "--all")
    house.translate("update")
    assert "unfinished_since" not in house.table()["es"]


@pytest.mark.parametrize(
    ("since", "today", "published", "kept"),
    [
        ("", "2026-12-01", True, "2026-12-01"),
        ("2026-12-01", "2026-12-30", True, "2026-12-01"),
        ("2026-12-01", "2026-12-31", False, ""),
        ("2026-12-01", None, True, "2026-12-01"),
    ],
)
def test_language_that_lacks_a_warning_is_withdrawn_after_thirty_days(
    since: str,
    today: str | None,
    published: bool,  # noqa: FBT001 (a table)
    kept: str,
) -> None:
    """The day in its entry decides."""
    spanish = Language("es", "es", "Español", published=True, unfinished_since=since)
    lacking = Coverage(all=Count(99, 100), critical=Count(9, 10))
    day = date.fromisoformat(today) if today else None
    after = decide_for(spanish, lacking, day)
    assert (after.published, after.unfinished_since) == (published, kept)


def test_language_without_a_critical_message_is_not_offered(house: House) -> None:
    """The share of other messages doesn't matter."""
    house.translate("add", "de")
    _translate_into_german(house, 0.99, all_critical=False)
    assert "not published" in house.translate("stats").splitlines()[-2]


def _asked_for(header: str, house: House) -> str:
    """Return where `/` redirects a browser that asks for this language."""
    program = (
        "from server.app import create_app; from server.core.config import Config;"
        "answer = create_app(Config()).test_client().get("
        f"'/', headers={{'Accept-Language': {header!r}}}); print(answer.location)"
    )
    return house.python(program).strip()


def test_unchanged_catalog_is_not_judged_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """The time of a build depends on what has changed."""
    kept: dict[str, bytes] = {}

    def keep(key: str, make: Callable[[], bytes]) -> bytes:
        return kept[key] if key in kept else kept.setdefault(key, make())

    first = publishing.published_tags(keep)
    monkeypatch.delattr(publishing, "measure")
    assert publishing.published_tags(keep) == first
    assert "en" in first
