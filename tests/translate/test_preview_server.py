"""The preview's server: who may ask it, what it writes, and when it refuses."""

from __future__ import annotations

import dataclasses
import os
import re
import shutil
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from server.app import create_app
from server.catalog.po import active, read_entries
from server.core.config import Config
from server.core.languages import SOURCE as SOURCE_LANGUAGE
from server.core.languages import find
from server.core.localization import TRANSLATIONS
from server.translate.catalogs import catalog_bytes, read_messages
from server.translate.live import CLOSE, OPEN
from server.translate.preview.command import make_preview

PORT = 8137
HERE = f"127.0.0.1:{PORT}"
MOMENTS = count(1_750_000_000)
SOURCE = ("", "Where to top up")
OURS = {"Host": HERE, "Origin": f"http://{HERE}", "Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the catalogs that may be changed."""
    shutil.copytree(TRANSLATIONS, tmp_path / "translations")
    return tmp_path / "translations"


@pytest.fixture
def catalog(folder: Path) -> Path:
    """Return the Chinese one."""
    return folder / "zh_Hans" / "LC_MESSAGES" / "messages.po"


@pytest.fixture
def preview(folder: Path) -> Flask:
    """Return the preview of the copy."""
    return make_preview(dataclasses.replace(Config(), port=PORT), folder)


@pytest.fixture
def asking(preview: Flask) -> FlaskClient:
    """Return a client of the preview."""
    return preview.test_client(use_cookies=False)


def get(asking: FlaskClient, path: str) -> TestResponse:
    """Send a request like a browser on this machine."""
    return asking.get(path, headers={"Host": HERE})


def put(catalog: Path, data: bytes) -> None:
    """Write the catalog with an older time."""
    catalog.write_bytes(data)
    written = next(MOMENTS)
    os.utime(catalog, (written, written))


def save(asking: FlaskClient, strings: list[str], **more: Any) -> TestResponse:
    """Write a translation like the page's script."""
    page = get(asking, "/zh-Hans/guide/").text
    token = re.search(r'data-token="([^"]+)"', page)
    index = asking.application.extensions["nobars-preview"].tracers.index(SOURCE)
    known = get(asking, f"/zh-Hans/-preview/messages/{index}").json or {}
    body = {"before": known["strings"], "strings": strings, **more.pop("body", {})}
    headers = {"X-Nobars-Preview": token[1] if token else "", **OURS, **more.pop("headers", {})}
    return asking.post(f"/zh-Hans/-preview/messages/{index}", json=body, headers=headers)


def place_of(asking: FlaskClient, key: tuple[str, str], tag: str = "zh-Hans") -> str:
    """Return the address of a message."""
    index = asking.application.extensions["nobars-preview"].tracers.index(key)
    return f"/{tag}/-preview/messages/{index}"


def describe(asking: FlaskClient, key: tuple[str, str], tag: str = "zh-Hans") -> dict[str, Any]:
    """Return everything that is known about a message."""
    known: dict[str, Any] = get(asking, place_of(asking, key, tag)).json or {}
    return known


def check(asking: FlaskClient, key: tuple[str, str], strings: list[str]) -> TestResponse:
    """Return the findings in a translation."""
    body = {"before": [], "strings": strings}
    return asking.post(place_of(asking, key) + "/check", json=body, headers={"Host": HERE})


def test_writes_the_one_translation(asking: FlaskClient, catalog: Path) -> None:
    """All other bytes stay, and the next page has it."""
    before = catalog.read_bytes()
    assert save(asking, ["到哪里充值"]).json == {"problem": None}
    assert catalog.read_bytes() == before.replace("去哪儿充值".encode(), "到哪里充值".encode())
    assert "到哪里充值" in get(asking, "/zh-Hans/guide/").text


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Nobars-Preview": "guessed"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_refuses_to_write_for_other_sites(
    asking: FlaskClient, catalog: Path, headers: dict[str, str]
) -> None:
    """Pages elsewhere can't make a browser write."""
    before = catalog.read_bytes()
    assert save(asking, ["x"], headers=headers).status_code == 403
    assert catalog.read_bytes() == before


@pytest.mark.parametrize("host", ["evil.example", f"evil.example:{PORT}", "127.0.0.1:80"])
def test_answers_only_to_names_of_this_machine(asking: FlaskClient, host: str) -> None:
    """A foreign name may lead here by DNS."""
    assert asking.get("/en/", headers={"Host": host}).status_code == 403


@pytest.mark.parametrize(
    ("strings", "words"),
    [(["<b>x"], "no such <b>"), (["%(n)s"], "no %(n)s"), ([], "1 forms")],
)
def test_refuses_what_would_break_the_page(
    asking: FlaskClient, catalog: Path, strings: list[str], words: str
) -> None:
    """The answer has the problem."""
    before = catalog.read_bytes()
    assert words in (save(asking, strings).json or {})["problem"]
    assert catalog.read_bytes() == before


def test_refuses_to_overwrite_another_edit(asking: FlaskClient, catalog: Path) -> None:
    """It was made in the file since the editor was opened."""
    before = catalog.read_bytes()
    answer = save(asking, ["x"], body={"before": ["what I saw"]})
    assert "another translation by now" in (answer.json or {})["problem"]
    assert catalog.read_bytes() == before


def test_broken_catalog_keeps_the_last_good_words(asking: FlaskClient, catalog: Path) -> None:
    """The answer has the line, and nothing is written."""
    assert "去哪儿充值" in get(asking, "/zh-Hans/guide/").text
    good = catalog.read_bytes()
    put(catalog, b"")  # some editors do this before they write
    assert "去哪儿充值" in get(asking, "/zh-Hans/guide/").text
    put(catalog, good.replace('msgstr "去哪儿充值"'.encode(), b'msgstr "'))
    state = get(asking, "/zh-Hans/-preview/state").json or {}
    said = r"messages\.po, line \d+: A text stands between two quotation marks"
    assert re.search(said, state["problem"])
    assert "去哪儿充值" in get(asking, "/zh-Hans/guide/").text
    assert "Mend the catalog first" in (save(asking, ["x"]).json or {})["problem"]
    put(catalog, good)
    assert (get(asking, "/zh-Hans/-preview/state").json or {})["problem"] is None


def test_half_a_character_is_refused_with_words(asking: FlaskClient, catalog: Path) -> None:
    """Some keyboards leave one of an emoji; UTF-8 can't encode it."""
    before = catalog.read_bytes()
    answer = save(asking, ["去哪儿\ud83d"])
    assert answer.status_code == 200
    assert "Half a character" in (answer.json or {})["problem"]
    assert check(asking, SOURCE, ["去哪儿\ud83d"]).status_code == 200
    assert catalog.read_bytes() == before


def test_refusal_tells_the_remedy(asking: FlaskClient) -> None:
    """It has more than the problem."""
    problem = (save(asking, ["去<b>哪儿"]).json or {})["problem"]
    assert "no such <b>" in problem
    assert "Copy the tags from the source" in problem


def test_findings_come_while_typing_with_their_remedies(asking: FlaskClient) -> None:
    """Errors come before advice, each with its rule; nothing is written."""
    found = (check(asking, SOURCE, ["去<b>哪儿。。"]).json or {})["findings"]
    assert found[0]["severity"] == "error"
    assert [each for each in found if each["severity"] == "advice"]
    assert all(each["problem"] and each["remedy"] and each["rule"] for each in found)
    assert (check(asking, SOURCE, ["去哪儿充值"]).json or {})["findings"] == []


def test_accepted_advice_is_not_told_again(asking: FlaskClient, catalog: Path) -> None:
    """The check does the same."""
    typed = ["去哪儿充值。"]
    rules = [each["rule"] for each in (check(asking, SOURCE, typed).json or {})["findings"]]
    assert rules == ["punctuation.end"]
    note = b"# accepted: punctuation.end - a sentence here\n"
    data = catalog.read_bytes()
    place = data.rindex(b"\n\n", 0, data.index(b'msgid "Where to top up"')) + 2
    put(catalog, data[:place] + note + data[place:])
    [found] = (check(asking, SOURCE, typed).json or {})["findings"]
    assert (found["severity"], found["reason"]) == ("accepted", "a sentence here")


REASON = "this is a whole sentence in Chinese, and it stands alone on its page, so it ends so"


def test_advice_is_accepted_with_its_reason(asking: FlaskClient, catalog: Path) -> None:
    """It is a comment in the format of `format`, and withdrawing it leaves no trace."""
    before, typed = catalog.read_bytes(), ["去哪儿充值。"]
    accept = {"body": {"accept": {"punctuation.end": REASON}}}
    assert save(asking, typed, **accept).json == {"problem": None}
    language = find("zh-Hans") or SOURCE_LANGUAGE
    written = catalog.read_bytes()
    assert "# accepted: punctuation.end – this is a whole".encode() in written
    assert catalog_bytes(language, written, read_messages()) == written
    [found] = (check(asking, SOURCE, typed).json or {})["findings"]
    assert (found["can"], found["reason"]) == ("withdraw", REASON)
    withdraw = {"body": {"withdraw": ["punctuation.end"]}}
    assert save(asking, ["去哪儿充值"], **withdraw).json == {"problem": None}
    assert catalog.read_bytes() == before


@pytest.mark.parametrize(
    ("accept", "said"),
    [
        ({"punctuation.end": "it is right"}, "does nothing"),
        ({"no.rule": "it is right"}, "no rule no.rule"),
        ({"markup.added": "it is right"}, "can’t be accepted"),
    ],
)
def test_acceptance_that_does_nothing_is_refused(
    asking: FlaskClient, catalog: Path, accept: dict[str, str], said: str
) -> None:
    """The answer says so; the text isn't written either."""
    before = catalog.read_bytes()
    assert said in (save(asking, ["去哪儿充值"], body={"accept": accept}).json or {})["problem"]
    assert catalog.read_bytes() == before


def test_acceptance_without_a_reason_is_refused(asking: FlaskClient, catalog: Path) -> None:
    """Spaces and signs are no reason."""
    before = catalog.read_bytes()
    answer = save(asking, ["去哪儿充值。"], body={"accept": {"punctuation.end": " – "}})
    assert "Say why" in (answer.json or {})["problem"]
    assert catalog.read_bytes() == before


def test_acceptance_that_came_to_do_nothing_is_told(asking: FlaskClient) -> None:
    """It says what to do, like the check."""
    save(asking, ["去哪儿充值。"], body={"accept": {"punctuation.end": "a sentence"}})
    [found] = (check(asking, SOURCE, ["去哪儿充值"]).json or {})["findings"]
    assert (found["rule"], found["can"]) == ("accepted.idle", "drop")
    assert "does nothing" in found["problem"]


def test_helps_with_glossary_other_languages_and_similar_messages(asking: FlaskClient) -> None:
    """It has everything that the catalogs know about a sentence."""
    known = describe(asking, SOURCE)
    assert "充值" in {each["own"].split("、")[0].split("；")[0] for each in known["terms"]}
    assert {"es", "ar", "zh-Hant"} <= {each["tag"] for each in known["others"]}
    assert all(each["source"] != SOURCE[1] and each["words"] for each in known["similar"])
    assert known["similar"]


def test_shows_what_changed_in_the_english(asking: FlaskClient, catalog: Path) -> None:
    """The message was reworded since its translation; saving it removes the mark."""
    data = catalog.read_bytes()
    old = b'msgid "Where to top up"'
    reworded = b'#, fuzzy\n#| msgid "Where to pay"\n' + old
    put(catalog, data.replace(old, reworded))
    known = describe(asking, SOURCE)
    assert known["previous"] == "Where to pay"
    assert {"kind": "gone", "text": "pay"} in known["difference"]
    assert save(asking, ["去哪儿充值"]).json == {"problem": None}
    assert catalog.read_bytes() == data


def test_plural_forms_are_told_by_numbers(asking: FlaskClient) -> None:
    """Translators need no rule to know the form."""
    get(asking, "/ar/")
    key = ("", "Last backup: %(n)s day ago")
    assert describe(asking, key, "ar")["numbers"][:3] == ["0", "1", "2"]


def test_leads_to_the_next_untranslated_message(asking: FlaskClient, catalog: Path) -> None:
    """It may be anywhere in the catalog; when all is translated, there is none."""
    get(asking, "/zh-Hans/guide/")
    index = asking.application.extensions["nobars-preview"].tracers.index(SOURCE)
    assert (get(asking, f"/zh-Hans/-preview/messages/{index}/next").json or {})["index"] is None
    text = catalog.read_text("utf-8")
    put(catalog, text.replace('msgstr "守住你的钱"', 'msgstr ""').encode())
    found = (get(asking, f"/zh-Hans/-preview/messages/{index}/next").json or {})["index"]
    keys = asking.application.extensions["nobars-preview"].tracers.keys
    assert keys[found][1] == "Keep your money safe"


def test_work_is_a_catalog_of_the_changed_messages(asking: FlaskClient) -> None:
    """It comes with the command that takes it; without changes there is no file."""
    none = get(asking, "/zh-Hans/-preview/work").json or {}
    assert "text" not in none
    assert "Nothing was changed" in none["told"]
    save(asking, ["到哪里充值"])
    work = get(asking, "/zh-Hans/-preview/work").json or {}
    entries = list(active(read_entries(work["text"])))
    assert [(each.source, each.forms) for each in entries] == [("Where to top up", ["到哪里充值"])]
    assert f"nobars translate take {work['name']}" in work["told"]


def test_tells_on_which_pages_a_message_is(asking: FlaskClient) -> None:
    """They are in the language of the page, states of the gallery included."""
    get(asking, "/zh-Hans/guide/")
    index = asking.application.extensions["nobars-preview"].tracers.index(SOURCE)
    pages = get(asking, f"/zh-Hans/-preview/messages/{index}/pages").json or []
    assert {"url": "/zh-Hans/guide/channels/", "title": "去哪儿充值"} in pages


def test_manifest_has_no_marks(asking: FlaskClient) -> None:
    """Only pages have tracers."""
    text = get(asking, "/zh-Hans/manifest.webmanifest").text
    assert not re.search(f"[{chr(OPEN)}-{CLOSE}]", text)


def test_language_made_by_hand_appears(folder: Path) -> None:
    """A copy of the template is enough."""
    place = folder / "fa" / "LC_MESSAGES"
    place.mkdir(parents=True, exist_ok=True)
    shutil.copy(folder / "messages.pot", place / "messages.po")
    app = make_preview(dataclasses.replace(Config(), port=PORT), folder)
    page = get(app.test_client(), "/fa/").text
    assert re.search('<html lang="fa"[^>]* dir="rtl"', page)
    assert "فارسی" in page


def test_release_has_neither_preview_nor_gallery() -> None:
    """Only developers and translators have them."""
    rules = [str(rule) for rule in create_app(Config()).url_map.iter_rules()]
    assert not [rule for rule in rules if "preview" in rule or "gallery" in rule]
