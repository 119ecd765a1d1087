"""The oldest browsers: scripts, style and pages need nothing that is newer than they are.

esbuild translates syntax for Chrome 109, Firefox 115 and Safari 16.4, and the compiler's library
ends with ES2023. What neither of them looks at is named here, with the versions that brought it.
"""

from __future__ import annotations

import re

import pytest

from server.release.model import Release

# What a browser brought later, by its name in a script.
NEWER_IN_SCRIPTS = {
    r"\.(toSorted|toReversed|toSpliced|with)\(": "Chrome 110",
    r"\bArray\.fromAsync\b": "Chrome 121, Firefox 115, Safari 16.4",
    r"\b(Object|Map)\.groupBy\b": "Chrome 117, Firefox 119, Safari 17.4",
    r"\bPromise\.(withResolvers|try)\b": "Chrome 119, Firefox 121, Safari 17.4",
    r"\bIterator\.(from|concat)\b|\.toArray\(": "Chrome 122, Firefox 131, Safari 18.4",
    r"\.(union|intersection|(symmetricD|d)ifference)\(": "Chrome 122, Firefox 127",
    r"\.is(SubsetOf|SupersetOf|DisjointFrom)\(": "Chrome 122, Firefox 127",
    r"\.(isWellFormed|toWellFormed)\(": "Chrome 111, Firefox 119, Safari 16.4",
    r"\bURL\.(canParse|parse)\b": "Chrome 120, Firefox 115, Safari 17",
    r"\bRegExp\.escape\b": "Chrome 136, Firefox 134, Safari 18.2",
    r"\bAbortSignal\.any\b": "Chrome 116, Firefox 124, Safari 17.4",
    r"\bIntl\.DurationFormat\b": "Chrome 129, Firefox 136",
    r"\bTemporal\b|\bnew Float16Array\b|\bMath\.f16round\b": "2025",
    r"\.(toBase64|toHex|setFromHex|setFromBase64)\(|\.from(Hex|Base64)\(": "2025",
    r"\.aria[A-Z]\w*|\.role\b": "Firefox 119",
    r"\.(checkVisibility|setHTMLUnsafe|getHTML|moveBefore)\(": "Safari 17.4, Firefox 123",
    r"\.(showPopover|hidePopover|togglePopover)\(": "Chrome 114, Firefox 125, Safari 17",
    r"\b(requestIdleCallback|startViewTransition|scheduler|CloseWatcher|navigation)\b": "Safari",
    r"\.bytes\(\)": "Firefox 128, Chrome 132",
    r"\bResponse\.json\(": "Safari 17",
    r"\bReadableStream\.from\b": "Firefox 117",
    r"\bOffscreenCanvas\b|\.convertToBlob\(": "Safari 17",
    r"\bclipboard\.readText\b": "Firefox 125",
    r"\bshow(Save|Open|Directory)\w*Picker\b": "Firefox and Safari have none",
    # These may be missing, so a script asks.
    r"\bnavigator\.(wakeLock|userActivation|canShare|setAppBadge)(?!\?\.)\b": "Firefox 126",
    r"\.estimate\(": "Safari 17",
}
NEWER_IN_STYLE = {
    "light-dark(": "Chrome 123, Firefox 120, Safari 17.5",
    "@scope": "Chrome 118, Safari 17.4",
    "@starting-style": "Chrome 117, Firefox 129, Safari 17.5",
    "@property": "Firefox 128",
    "@container style": "Chrome 111, Firefox no, Safari 18",
    "&": "nested rules: Chrome 112 and 120, Firefox 117",
    ":dir(": "Chrome 120",
    ":user-invalid": "Chrome 119, Safari 16.5",
    ":user-valid": "Chrome 119, Safari 16.5",
    ":popover-open": "Chrome 114, Firefox 125, Safari 17",
    ":open": "Chrome 133",
    "color-mix(": "Chrome 111, Safari 16.2, Firefox 113",
    "oklch(": "Chrome 111",
    "oklab(": "Chrome 111",
    "linear(": "Chrome 113, Safari 17.2",
    "float:inline-": "Chrome 118",
    "clear:inline-": "Chrome 118",
    "scrollbar-gutter": "Safari 18.2",
    "field-sizing": "Chrome 123",
    "anchor(": "Chrome 125",
    "interpolate-size": "Chrome 129",
    "transition-behavior": "Chrome 117, Firefox 129, Safari 17.4",
    "1lh": "Chrome 109, Firefox 120",
    "1rlh": "Chrome 111, Firefox 120",
    "1cap": "Chrome 118",
    "width>": "ranges: Chrome 104, Firefox 102, Safari 16.4",
}
# What Firefox 115 doesn't draw by rules with `:has()`, each with what is seen instead.
WITHOUT_HAS = {
    '.js main:has([data-unread=""])': "the page is drawn before the log has been read",
    ".has-log main:has([data-unread])": "the same",
    ".js main:has([data-unread]):not(:has(.notice))": "the same",
    "main:has(.offline [data-shown]) .toast": "two messages lie over one another for seconds",
    "main:has(.toast:not([hidden]))": "the end of the page can't be scrolled above a message",
    "h2:has(>.sign)": "a number stands closer to its heading",
    ".pack:not(:has(.pack__state:not(:empty))) .list__link": "a name isn't in the middle",
    ".offline__answers:has(:not([hidden]))": "a margin",
    ".guide p:has(>.button)": "a button is printed",
}
NEWER_IN_PAGES = re.compile(
    r"<[^>]*\s(popover|popovertarget|commandfor|closedby|shadowrootmode|interestfor)\b"
    r"|<details[^>]*\sname=|<(search|selectedcontent)\b"
)


def files_of(release: Release, ending: str) -> dict[str, str]:
    """Return the texts of the files with that ending, by name."""
    files = release.files.items()
    return {name: file.body.decode() for name, file in files if name.endswith(ending)}


@pytest.mark.parametrize(("name", "since"), NEWER_IN_SCRIPTS.items())
def test_scripts_call_nothing_newer(release: Release, name: str, since: str) -> None:
    """A missing function stops a whole page."""
    for file, text in files_of(release, ".js").items():
        found = re.search(name, text)
        around = found and text[max(0, found.start() - 40) : found.end() + 12]
        assert not found, f"{file}: {around}: {since}"


def test_words_are_cut_by_the_browser_only_where_it_can(release: Release) -> None:
    """Firefox has it since version 125."""
    cutting = [text for text in files_of(release, ".js").values() if "Intl.Segmenter" in text]
    assert cutting
    assert all(re.search(r'"Segmenter"\s*in\s*Intl', text) for text in cutting)


def test_style_is_drawn_by_the_oldest_browsers(release: Release) -> None:
    """A rule that a browser can't read is dropped whole."""
    for file, text in files_of(release, ".css").items():
        for sign, since in NEWER_IN_STYLE.items():
            assert sign not in text, f"{file}: {sign}: {since}"


def test_what_firefox_115_does_not_draw_is_known(release: Release) -> None:
    """It has no `:has()`; nothing that people need may hang on it."""
    for file, text in files_of(release, ".css").items():
        rules = re.findall(r"(?:^|[{};])([^{};@]*:has\([^{}]*)\{", text)
        for rule in rules:
            for selector in re.split(r",(?![^()]*\))", rule):
                assert ":has(" not in selector or selector.strip() in WITHOUT_HAS, (file, selector)


def test_pages_have_no_newer_attributes(release: Release) -> None:
    """They would do nothing on older phones."""
    for file, text in files_of(release, ".html").items():
        found = NEWER_IN_PAGES.search(text)
        assert not found, f"{file}: {found and found[0][:80]}"
