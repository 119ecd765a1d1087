"""`nobars translate …`, as translators use it."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from translate.house import House

PO = "translations/zh_Hans/LC_MESSAGES/messages.po"


def test_added_language_has_a_catalog_and_a_line_in_the_table(house: House) -> None:
    """It has its own name, direction and pinned plural rule; the output says what to do next."""
    said = house.translate("add", "he")
    row = house.table()["he"]
    assert (row["name"], row["direction"], row["published"]) == ("עברית", "rtl", False)
    assert row["plural_forms"].startswith("nplurals=3;")
    catalog = house.catalog("he").read_text("utf-8")
    assert '"Language: he\\n"' in catalog
    assert f'"Plural-Forms: {row["plural_forms"]}\\n"' in catalog
    assert "msgstr[2]" in catalog
    assert "translations/he/LC_MESSAGES/messages.po" in said
    assert "nobars translate check he" in said
    assert "up to date" in house.translate("update", "--check")
    assert "he  " in house.translate("stats")


def test_name_and_spelling_of_an_added_language_are_made_right(house: House) -> None:
    """`PT_br` becomes `pt-BR`, in the folder `pt_BR`; a given name stays."""
    house.translate("add", "PT_br", "--name", "Português do Brasil")
    row = house.table()["pt-BR"]
    assert (row["folder"], row["name"]) == ("pt_BR", "Português do Brasil")


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("zh-hans", "zh-Hans is there already"),
        ("en", "en is there already"),
        ("zh", "Chinese needs its script"),
        ("zh-TW", "Chinese needs its script"),
        ("iw", "say he"),
        ("xx", "CLDR knows no language"),
        ("not a tag", "is no BCP 47 tag"),
        ("../etc", "is no BCP 47 tag"),
        ("eo-XX", ""),
        ("es-ES", "es-ES is what es (Español) is already"),
    ],
)
def test_tag_that_can_not_be_added_is_refused_in_one_line(
    house: House, tag: str, said: str
) -> None:
    """The line says what to do, and nothing changes."""
    before = house.table()
    run = house.run("translate", "add", tag)
    assert run.returncode == 1
    assert run.stderr.startswith("nobars: ")
    assert said in run.stderr
    assert len(run.stderr.splitlines()) == 1
    assert house.table() == before


def test_format_makes_the_same_bytes_of_whatever_an_editor_wrote(house: House) -> None:
    """Wrapped, with Windows line ends, another header or order; a second run changes nothing."""
    path = house.catalog("zh_Hans")
    canonical = path.read_bytes()
    head, *blocks = canonical.decode().split("\n\n")
    head = head.replace("2026-01-01 00:00+0000", "2027-05-05 09:00+0200")
    head = head.replace("nplurals=1; plural=0;", "nplurals=2; plural=(n != 1);")
    wrapped = [block.replace('msgstr "', 'msgstr ""\n"') for block in reversed(blocks)]
    edited = "\n\n\n".join(["#, fuzzy\n" + head, *wrapped]).replace("\n", "\r\n")
    place = "#: server/features/guide/routes.py"
    assert f"{place}\r\n" in edited
    edited = edited.replace(f"{place}\r\n", f"{place}:12\r\n")
    path.write_bytes(b"\xef\xbb\xbf" + edited.encode())
    assert f"Wrote {PO}." in house.translate("format", "zh-Hans")
    formatted = path.read_bytes()
    # With a header of two plural forms, the forms can't be restored.
    assert _without_plurals(formatted) == _without_plurals(canonical)
    assert "Nothing to do" in house.translate("format")
    assert path.read_bytes() == formatted


def _without_plurals(data: bytes) -> list[str]:
    return [block for block in data.decode().split("\n\n") if "msgid_plural" not in block]


def test_update_keeps_a_translation_whose_message_went_away_and_brings_it_back(
    house: House,
) -> None:
    """It is kept at the end of the catalog, with its fuzzy mark and notes."""
    template = house.folder / "server/features/settings/templates/languages.html"
    house.edit("zh_Hans", "#. heading above the list", "# mine\n#. heading above the list")
    words = template.read_text("utf-8")
    template.write_text(words.replace('_("Language")', '_("Tongue")'), "utf-8")
    said = house.translate("update")
    assert "zh-Hans: 1 of " in said
    catalog = house.catalog("zh_Hans").read_text("utf-8")
    assert '#~ msgid "Language"\n#~ msgstr "语言"' in catalog
    assert 'msgid "Tongue"\nmsgstr ""' in catalog
    template.write_text(words, "utf-8")
    house.translate("update")
    catalog = house.catalog("zh_Hans").read_text("utf-8")
    assert 'msgid "Language"\nmsgstr "语言"' in catalog
    assert '#~ msgid "Language"' not in catalog
    assert "# mine\n" in catalog


def test_stale_template_fails_the_check_of_update(house: House) -> None:
    """The error has the file and the command to run; nothing is written."""
    template = house.folder / "translations/messages.pot"
    stale = template.read_text("utf-8") + '\n#: x\nmsgid "more"\nmsgstr ""\n'
    template.write_text(stale, "utf-8")
    run = house.run("translate", "update", "--check")
    assert run.returncode == 1
    assert "translations/messages.pot" in run.stderr
    assert "nobars translate update" in run.stderr
    assert template.read_text("utf-8") == stale


def test_check_ends_with_one_for_errors_and_with_none_for_advice(house: House) -> None:
    """Both in words and as JSON."""
    house.edit("zh_Hans", 'msgstr "首页"', 'msgstr "首页。"')
    assert "1 piece of advice" in house.translate("check", "zh-hans")
    house.edit("zh_Hans", 'msgstr "首页。"', 'msgstr "<b>首页</b>"')
    run = house.run("translate", "check")
    assert run.returncode == 1
    assert f"{PO}:" in run.stdout
    assert "error: The source has no such <b>. [markup.added]" in run.stdout
    run = house.run("translate", "check", "--json")
    assert run.returncode == 1
    found = json.loads(run.stdout)["zh-Hans"]["findings"]
    assert {each["rule"] for each in found} == {"markup.added"}
    assert found[0]["path"] == PO


def test_unknown_language_is_told_which_there_are(house: House) -> None:
    """The error says how to begin another one; the source has no catalog to check."""
    run = house.run("translate", "check", "fr")
    assert run.returncode == 2
    assert "zh-Hans" in run.stderr
    assert "nobars translate add fr" in run.stderr
    assert "it has no catalog" in house.run("translate", "check", "en").stderr


def test_catalog_that_can_not_be_read_is_not_overwritten(house: House) -> None:
    """The error has the line, and every catalog stays unchanged."""
    house.edit("zh_Hans", 'msgstr "首页"', "msgstr 首页")
    before = house.catalog("zh_Hans").read_bytes()
    for command in ("update", "format"):
        run = house.run("translate", command)
        assert run.returncode == 1
        assert f"nobars: {PO}:" in run.stderr
        assert "Nothing was written" in run.stderr
        assert "Traceback" not in run.stderr
    assert house.catalog("zh_Hans").read_bytes() == before


def test_fuzzy_empty_and_refused_messages_are_not_counted(house: House) -> None:
    """Only shown translations count."""
    house.edit("zh_Hans", 'msgstr "首页"', 'msgstr ""')
    house.edit("zh_Hans", 'msgid "Guide"', '#, fuzzy\nmsgid "Guide"')
    house.edit("zh_Hans", 'msgstr "查余额"', 'msgstr "查%(x)s余额"')
    row = house.translate("stats").splitlines()[1].split()
    total = row[1].split("/")[1]
    assert row[1] == f"{int(total) - 3}/{total}"
    assert row[2] == "99"
    assert row[-5:] == ["1", "1", "1", "0.5", "published"]


def test_report_is_one_page_without_scripts(house: House) -> None:
    """It has languages and areas, and the same bytes each time."""
    house.translate("add", "de")
    assert "build/coverage.html" in house.translate("report")
    path = house.folder / "build/coverage.html"
    page = path.read_bytes()
    assert b"<script" not in page
    for expected in (
        b"Hours left",
        b"Deutsch",
        "简体中文".encode(),
        b"guide/safety",
        b"not published",
    ):
        assert expected in page
    house.translate("report")
    assert path.read_bytes() == page


def test_language_that_only_cldr_knows_is_added_with_a_glossary_to_fill(house: House) -> None:
    """Its plural rule is CLDR's; the glossary has the terms; the output says how to undo it."""
    said = house.translate("add", "ga")
    assert house.table()["ga"]["plural_forms"].startswith("nplurals=5;")
    glossary = (house.folder / "translations/ga/GLOSSARY.md").read_text("utf-8")
    assert "| top-up, to top up | | |" in glossary
    assert "To undo: delete translations/ga" in said
    assert "up to date" in house.translate("update", "--check")
    assert "0 errors" in house.translate("check", "ga")


def test_language_is_added_whole_or_not_at_all(house: House) -> None:
    """If its glossary can't be written, no file of it stays, and the output says which it was."""
    home = house.folder / "translations/ga"
    (home / "GLOSSARY.md").mkdir(parents=True)
    run = house.run("translate", "add", "ga")
    assert run.returncode == 1
    assert "translations/ga/GLOSSARY.md can’t be written" in run.stderr
    assert "Nothing was added" in run.stderr
    assert [each for each in home.rglob("*") if each.is_file()] == []
    (home / "GLOSSARY.md").rmdir()
    assert "Added" in house.translate("add", "ga")


def test_undoing_add_leaves_the_phrases_that_were_there_before(house: House) -> None:
    """French has phrases for the counter already, so the output names the files to delete."""
    undo = house.translate("add", "fr").split("To undo: delete ")[1].strip(" .\n")
    assert "counter.po" not in undo
    for name in undo.split(", "):
        (house.folder / name).unlink()
    assert (house.folder / "translations/fr/LC_MESSAGES/counter.po").exists()
    assert "up to date" in house.translate("update", "--check")
    assert "fr" not in house.table()


def test_one_language_under_two_tags_is_added_once(house: House) -> None:
    """`no` and `nb` have the same readers."""
    house.translate("add", "nb")
    assert "no is what nb" in house.run("translate", "add", "no").stderr
    house.translate("add", "de")
    assert "de-DE is what de" in house.run("translate", "add", "de-DE").stderr
    house.translate("add", "de-AT")


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda _data: b"", "The file is empty"),
        (lambda data: data[: data.rindex(b"msgstr")], "it was cut off"),
        (lambda data: data[: data.rindex(b"msgstr") + 9], "cut off"),
        (lambda data: b"<<<<<<< HEAD\n" + data + b"=======\n>>>>>>> main\n", "git add"),
    ],
)
def test_damaged_catalog_is_told_with_the_words_for_git_and_kept(
    house: House, damage: Callable[[bytes], bytes], said: str
) -> None:
    """It is not overwritten."""
    path = house.catalog("es")
    damaged = damage(path.read_bytes())
    path.write_bytes(damaged)
    for command in ("format", "update"):
        run = house.run("translate", command)
        assert run.returncode == 1
        assert said in run.stderr
        assert "git " in run.stderr
        assert "Nothing was written" in run.stderr
    assert path.read_bytes() == damaged
