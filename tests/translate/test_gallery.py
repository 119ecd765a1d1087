"""Every page and state in every language: each message is shown, nothing fails, all fits.

There is one walk for each language, because pages are many; all faults are reported together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Browser, ConsoleMessage, Page, ViewportSize

from lines import BROKEN_WORDS, LONELY
from server.core.config import Config
from server.core.languages import LANGUAGES, SOURCE, Language, find
from server.gallery import states as gallery
from server.translate.pseudo import ACCENTED, MIRRORED, PSEUDO
from server.translate.screenshots import PHONE, Shot, serve_preview, visit
from test_layout import CUT_OFF, RULES, TOO_SMALL

# Messages that no page shows, each with its reason.
NOT_SHOWN: dict[str, str] = {
    "Your SIMs": "heads the countries of one’s own SIMs, which the sample log of that page lacks",
    "All": "heads the choices that a list offers when somebody reaches for it",
    "Another SIM": "stands at a code that was dialled, which leads out of the gallery",
    "Translated by:": "stands where a translator wishes to be named",
    "Show older receipts": "goes as soon as the end of a long list is in sight",
}
LONG = pytest.mark.long
# `make test` walks through all states in the mirrored pseudo-locale, whose words are as wide as the
# source's and run from right to left, and through the pages alone in the accented one and Arabic.
THOROUGH = pytest.mark.thorough
WORD = re.compile(r"[^\W\d_]{2,}")
# Sample data of the gallery, and names, which are never translated.
DATA = re.compile(
    r"Nobars|Travel SIM|Tablet|Vodafone|Orange|AIS|myAIS|eSIM|Airport kiosk|A-2026\S*"
    r"|One-2-Call|Hotline 1175|pattayalife\.net|scratchpad\.jp|Bangkok Bank|Bank|LINE|Card 1234"
    r"|GB18030|Latin-1|Ding|C-77|Thailand|\d+ Nov 2026"
    r"|me@mail\.example|internet|http://[\d.:]+/"
    r"|\b[A-Z]{2,3}\b|UTC|IMG_0042\.\w+|slip.txt"
)
# Pages with names of operators, sites and sources, or with phrases in many languages.
OF_OPERATORS = (
    "state-operators",
    "state-sim-",
    "state-sims-picked",
    "state-claims",
    "state-import-of-",
    "handout",
    "state-handout",
    "counter",
    "state-counter",
    "search",
    "state-topup",
)

# Names in the other direction have boxes of their own, aligned with the other side.
ASTRAY = """() => [...document.querySelectorAll("main bdi")].filter((name) => {
    const range = document.createRange();
    range.selectNodeContents(name);
    const { width } = range.getBoundingClientRect();
    const { direction, display, textAlign } = getComputedStyle(name);
    const isBox = display !== "inline" && textAlign === "start";
    const isWide = width > 0 && name.getBoundingClientRect().width > width + 8;
    return direction === "ltr" && isBox && isWide;
}).map((name) => name.outerHTML.slice(0, 120))"""


# Finds texts that run in the wrong direction because they begin with a name.
TURNED = r"""() => [...document.querySelectorAll("main bdi, main [dir=auto]")].filter((box) =>
    box.checkVisibility() && getComputedStyle(box).direction === "ltr"
        && /[\u0620-\u06ff]/.test(box.textContent)
).map((box) => box.outerHTML.slice(0, 120))"""


# System fonts are loaded asynchronously too; until then, a text has none.
SHOW_TITLE = """async (text) => {
    const title = document.querySelector("h1");
    title.textContent = text;
    title.getBoundingClientRect();
    await document.fonts.ready;
}"""


@pytest.fixture(scope="module")
def workshop() -> Iterator[Flask]:
    """Serve the preview of the project's own catalogs."""
    with serve_preview(Config()) as app:
        yield app


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """Return a page on a small phone."""
    with browser.new_context(
        viewport=SMALL, reduced_motion="reduce", service_workers="block"
    ) as context:
        yield context.new_page()


# Lines of text that lie over each other; of fixed and sticky boxes, within each alone. A line's box
# is taller than its letters, so only its middle half counts.
OVERLAPS = """() => {
  const SEEN = { visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: true };
  const lines = [];
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = words.nextNode(); node; node = words.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || element.closest(".visually-hidden, .skip, script, template")) continue;
    if (!element.checkVisibility(SEEN)) continue;
    let layer = element;
    while (layer && !/fixed|sticky|absolute/.test(getComputedStyle(layer).position)) {
      layer = layer.parentElement;
    }
    range.selectNodeContents(node);
    for (const { left, right, top, bottom, width } of range.getClientRects()) {
      const inset = (bottom - top) / 4;
      const line = { element, layer, left, right, top: top + inset, bottom: bottom - inset };
      if (width > 2) lines.push(line);
    }
  }
  const meet = (a, b) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
  return lines.flatMap((a, index) =>
    lines.slice(index + 1)
      .filter((b) => a.element !== b.element && a.layer === b.layer && meet(a, b))
      .map((b) => a.element.outerHTML.slice(0, 90) + " over " + b.element.outerHTML.slice(0, 90))
  ).slice(0, 3);
}"""
# The smallest phone, and text of twice the size on it (WCAG 1.4.4 and 1.4.10).
SMALL = ViewportSize(width=PHONE["width"], height=PHONE["height"])
SMALLEST = ViewportSize(width=320, height=740)
# All in one call, because each call to the browser is slow. A page that fills
# the screen can't be resized.
MEASURE = f"""(sizes) => {{
  const faults = {{"cuts off": {CUT_OFF}, "is too small": {TOO_SMALL}, "overlaps": {OVERLAPS}}};
  const found = {{}};
  for (const [size, wanted] of Object.entries(sizes)) {{
    document.documentElement.style.fontSize = size;
    found[size] = {{ width: document.scrollingElement.scrollWidth }};
    for (const fault of wanted) found[size][fault] = faults[fault]();
  }}
  return document.fullscreenElement ? document.exitFullscreen().then(() => found) : found;
}}"""


class Walk:
    """A walk through all pages and states in a language, with the faults that it finds."""

    def __init__(self, app: Flask, language: Language, page: Page) -> None:
        """Prepare to collect console errors."""
        self.app, self.language, self.page = app, language, page
        self.wrong: list[tuple[str, Any]] = []
        self.seen: set[tuple[str, str]] = set()
        self._place = ""
        self._listens = True
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.wrong.append((self._place, str(error))))

    def __iter__(self) -> Iterator[Shot]:
        """Open each page and state."""
        return self._go(lambda _name: True)

    def pages(self) -> Iterator[Shot]:
        """Open each page, without states."""
        return self._go(lambda name: not name.startswith("state-"))

    def _go(self, wanted: Callable[[str], bool]) -> Iterator[Shot]:
        for shot in visit(self.app, self.language, self.page, wanted):
            self._place = shot.url
            self.seen |= set(shot.messages)
            yield shot

    def check(self, what: str, found: Any) -> None:
        """Add the faults at this place, if there are any."""
        if found:
            self.wrong.append((f"{self._place} {what}", found))

    def check_layout(self) -> None:
        """Check that nothing is wider than the page, cut off, or too small for a thumb."""
        self._measure(PHONE["width"], {"": ("cuts off", "is too small")})
        self.page.set_viewport_size(SMALLEST)
        enlarged = dict.fromkeys(("200%", "100%"), ("cuts off", "overlaps"))
        self._measure(SMALLEST["width"], enlarged)
        self.page.set_viewport_size(SMALL)

    def _measure(self, width: int, sizes: Mapping[str, Sequence[str]]) -> None:
        """Check the page with text of these sizes for its width and for these faults."""
        for size, found in self.page.evaluate(MEASURE, sizes).items():
            text = f" with text of {size}" if size else ""
            wide = found.pop("width")
            self.check(f"is too wide{text}", wide if wide > width else None)
            for what, elements in found.items():
                self.check(f"{what}{text}", elements)

    def check_lines(self) -> None:
        """Check that no line of a short text ends within a word, and no Arabic is reordered."""
        self.check("breaks a word", self.page.evaluate(BROKEN_WORDS, self.language.tag))
        if self.language.tag == "ar":
            self.check("turns round", self.page.evaluate(TURNED))

    def check_accessibility(self) -> None:
        """Check with axe; console errors that axe causes are ignored."""
        self._listens = False
        found = Axe().run(self.page, options=RULES).response["violations"]
        self.check("axe", [(each["id"], each["nodes"][0]["html"][:200]) for each in found])
        self._listens = True

    def _hear(self, said: ConsoleMessage) -> None:
        if not self._listens or said.type not in {"error", "warning"}:
            return
        if "Service Worker registration" not in said.text:
            self.wrong.append((f"after {self._place}", said.text))


@LONG
def test_mirrored_words_fit_and_each_is_a_message_that_is_shown(
    workshop: Flask, phone: Page
) -> None:
    """Each word is a message's: the browser's own, for dates, are in another script here.

    A new message or problem code needs a state in the gallery, or a reason why it has none.
    """
    walk = Walk(workshop, MIRRORED, phone)
    for shot in walk:
        walk.check_lines()
        walk.check_layout()
        if not shot.name.startswith(OF_OPERATORS):
            walk.check("hard-coded", _hard_coded(phone))
        walk.check("leads names astray", phone.evaluate(ASTRAY))
    assert walk.wrong == [], walk.wrong
    catalog = workshop.extensions["nobars-words"].watch(SOURCE).look()
    assert {key[1] for key in catalog.entries.keys() - walk.seen} == set(NOT_SHOWN)


@LONG
def test_longer_words_fit_on_every_page(workshop: Flask, phone: Page) -> None:
    """They run from left to right; states are tested mirrored."""
    walk = Walk(workshop, ACCENTED, phone)
    for _shot in walk.pages():
        walk.check_layout()
    assert walk.wrong == [], walk.wrong


@LONG
@pytest.mark.parametrize("tag", ["ar", pytest.param("zh-Hans", marks=THOROUGH)])
def test_lines_end_between_words_on_every_page(workshop: Flask, phone: Page, tag: str) -> None:
    """Chinese has no spaces, so browsers may break a line anywhere; states are `thorough`."""
    language = find(tag)
    assert language
    walk = Walk(workshop, language, phone)
    paragraphs, lonely = 0, 0
    for _shot in walk.pages():
        walk.check_lines()
        every, some = phone.evaluate(LONELY)
        paragraphs, lonely = paragraphs + every, lonely + some
    assert walk.wrong == [], walk.wrong
    assert lonely <= paragraphs * 0.02, f"{lonely} of {paragraphs} end in one character"


def test_quotation_marks_of_chinese_come_from_a_chinese_font(workshop: Flask, phone: Page) -> None:
    """Those of Latin fonts are so narrow that they touch the letters."""
    phone.goto(f"{workshop.config['NOBARS'].origin}/zh-Hans/guide/safety/")
    devtools = phone.context.new_cdp_session(phone)
    for domain in ("DOM", "CSS"):
        devtools.send(f"{domain}.enable")

    def fonts_of(text: str) -> set[str]:
        phone.evaluate(SHOW_TITLE, text)
        root = devtools.send("DOM.getDocument")["root"]["nodeId"]
        node = devtools.send("DOM.querySelector", {"nodeId": root, "selector": "h1"})["nodeId"]
        fonts = devtools.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
        return {each["familyName"] for each in fonts}

    assert fonts_of("“慢充”") == fonts_of("慢充")


def test_headings_of_japanese_break_between_phrases(workshop: Flask, phone: Page) -> None:
    """Only some browsers can do it; the style is ready for a Japanese catalog."""
    phone.goto(f"{workshop.config['NOBARS'].origin}/en/guide/safety/")
    breaks = phone.evaluate("""() => {
        document.documentElement.lang = "ja";
        const title = document.querySelector("h1");
        title.textContent = "通話料のチャージは安全なお店でしましょう";
        title.style.width = "11em";
        const range = document.createRange();
        const tops = [...title.textContent].map((_, at) => {
            range.setStart(title.firstChild, at);
            range.setEnd(title.firstChild, at + 1);
            return range.getBoundingClientRect().top;
        });
        const isFirst = (top, at) => at > 0 && top > tops[at - 1] + 4;
        return tops.flatMap((top, at) => isFirst(top, at) ? [title.textContent.slice(at)] : []);
    }""")
    assert breaks, "it takes more than one line"
    phrases = ("チャージは", "安全な", "お店で", "しましょう")
    assert all(rest.startswith(phrases) for rest in breaks), breaks


@LONG
@THOROUGH
def test_every_state_is_accessible(workshop: Flask, phone: Page) -> None:
    """Each state is checked with axe; test_layout.py checks whole pages."""
    walk = Walk(workshop, MIRRORED, phone)
    for shot in walk:
        if shot.name.startswith("state-"):
            walk.check_accessibility()
    assert walk.wrong == [], walk.wrong


@LONG
@THOROUGH
@pytest.mark.parametrize(
    "language",
    [*LANGUAGES, ACCENTED],
    ids=lambda each: each.tag,
)
def test_translation_fits_in_every_state(workshop: Flask, phone: Page, language: Language) -> None:
    """No page writes errors to the console."""
    walk = Walk(workshop, language, phone)
    for _shot in walk:
        walk.check_lines()
        walk.check_layout()
    assert walk.wrong == [], walk.wrong


def _hard_coded(page: Page) -> list[str]:
    names = {each.name for each in (*LANGUAGES, *PSEUDO)}
    texts: list[str] = page.evaluate("textsOfNoMessage()")
    return [
        text
        for text in texts
        if text.strip() not in names  # the languages' own
        and any(word.isascii() for word in WORD.findall(DATA.sub("", text)))
    ]


def test_states_have_titles_and_groups() -> None:
    """The index lists them by these."""
    for state in gallery.STATES.values():
        assert ": " in state.title
        assert bool(state.page) != bool(state.template)


def test_accented_words_are_seen_by_scripts_too(workshop: Flask, phone: Page) -> None:
    """The page's language decides, not the browser's."""
    origin = workshop.config["NOBARS"].origin
    phone.goto(f"{origin}/{ACCENTED.tag}/gallery/form-nothing-typed/")
    phone.wait_for_selector("html[data-gallery=shown]", state="attached")
    assert "[Çĥööšé ţĥé çûŕŕéñçý." in phone.inner_text("#problem-currency")
