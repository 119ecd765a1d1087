"""Settings are read once; a wrong one is refused with one clear line."""

from __future__ import annotations

import dataclasses
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from server.commands.serving import address
from server.core.config import PARSERS, Config, ConfigError, variable
from server.core.languages import LANGUAGES, find
from server.core.paths import PROJECT


def test_nothing_need_be_set() -> None:
    """Without settings, the app is on this machine's port 8000."""
    config = Config.from_environ({})
    assert (config.host, config.port, config.base_path) == ("127.0.0.1", 8000, "")


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("PORT", "80", 80),
        ("PORT", " 8080 ", 8080),
        ("PORT", "", 8000),
        ("HOST", "::1", "::1"),
        ("HOST", "[::1]", "::1"),
        ("HOST", "nobars-1.internal", "nobars-1.internal"),
        ("BASE_PATH", "/topup/", "/topup"),
        ("BASE_PATH", "/", ""),
        ("BASE_PATH", "/a/b.c", "/a/b.c"),
        ("ORIGIN", "https://nobars.example/", "https://nobars.example"),
        ("WORKERS", "4", 4),
        ("DEFAULT_LANGUAGE", "zh_hans", "zh-Hans"),
        ("LANGUAGES", "es, EN", (find("es"), find("en"))),
        ("LANGUAGES", "", LANGUAGES),
        ("CONTACT", "https://nobars.example/contact?a=b", "https://nobars.example/contact?a=b"),
        ("CONTACT", "tel:+4930123", "tel:+4930123"),
        ("ORIGIN", "HTTPS://Nobars.Example:443/", "https://nobars.example"),
        ("ORIGIN", "http://[::1]:8000", "http://[::1]:8000"),
        ("ORIGIN", "http://127.0.0.1:80", "http://127.0.0.1"),
        ("ORIGIN", "https://xn--nbars-jua.example:8443", "https://xn--nbars-jua.example:8443"),
        ("SITE_NAME", "Students \U0001f469\u200d\U0001f393", "Students \U0001f469\u200d\U0001f393"),
        ("KILL_WORKER", "", False),
        ("KILL_WORKER", "1", True),
        ("KILL_WORKER", "Yes", True),
        ("KILL_WORKER", "off", False),
    ],
)
def test_setting_is_read(name: str, text: str, value: object) -> None:
    """Surrounding spaces and closing slashes don't matter."""
    assert getattr(Config.from_environ({f"NOBARS_{name}": text}), name.lower()) == value


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("PORT", "http"),
        ("PORT", "0"),
        ("PORT", "65536"),
        ("PORT", "8_000"),
        ("PORT", "٨٠٠٠"),
        ("HOST", "not a host"),
        ("HOST", "a..b"),
        ("HOST", ":"),
        ("HOST", "x" * 64),
        ("HOST", "[::1"),
        ("BASE_PATH", "topup"),
        ("BASE_PATH", "/../etc"),
        ("BASE_PATH", "//elsewhere"),
        ("BASE_PATH", "/a b"),
        ("ORIGIN", "nobars.example"),
        ("ORIGIN", "https://nobars.example/topup"),
        ("ORIGIN", "javascript:alert(1)"),
        ("ORIGIN", "https://nobars.example:99999"),
        ("ORIGIN", "https://[::1"),
        ("ORIGIN", "https://me@nobars.example"),
        ("ORIGIN", 'https://a"b'),
        ("ORIGIN", "https://."),
        ("ORIGIN", "https://nobars.example."),
        ("ORIGIN", "https://-a.example"),
        ("ORIGIN", "https://a..example"),
        ("ORIGIN", "https://a_b.example"),
        ("ORIGIN", "https://nobars.example:"),
        ("ORIGIN", "https://nobars.example:0"),
        ("ORIGIN", "https://nobars.example?a"),
        ("ORIGIN", "https://nobars.example#a"),
        ("ORIGIN", "https://nobars\n.example"),
        ("ORIGIN", "https://n\u00f6bars.example"),
        ("ORIGIN", "https://1.2.3.999"),
        ("ORIGIN", "https://[1::2::3]"),
        ("SITE_NAME", "right\u202eleft"),
        ("WORKERS", "-1"),
        ("KILL_WORKER", "maybe"),
        ("DEFAULT_LANGUAGE", "xx"),
        ("LANGUAGES", "es,xx"),
        ("LANGUAGES", "es,es"),
        ("LANGUAGES", ","),
        ("SITE_NAME", "two\nlines"),
        ("CONTACT", "javascript:alert(1)"),
        ("CONTACT", 'mailto:a@b"onclick=x'),
        ("CONTACT", "help@nobars.example"),
        ("CONTACT", "https://[::1"),
        ("CONTACT", "https://nobars.example:99999/"),
        ("CONTACT", "https://a..b/"),
        ("CONTACT", "https://nobars.example/\nExpires: never"),
        ("IMPRINT", "/nowhere/imprint.md"),
        ("NOTICE", "/"),
        ("CHAPTER", "/nowhere/chapter.md"),
        ("CHAPTER", "/dev/null"),
        ("CHAPTER", "/dev/zero"),
        ("BUILD", "/dev/null"),
        ("BUILD", "/dev/null/build"),
        ("SITE_NAME", "\udcff"),
        ("SECURITY_EXPIRES", "soon"),
    ],
)
def test_bad_value_is_named(name: str, text: str) -> None:
    """The message has the name and the value of the setting."""
    with pytest.raises(ConfigError, match=re.escape(f"not {text!r}")) as refusal:
        Config.from_environ({f"NOBARS_{name}": text})
    assert str(refusal.value).startswith(f"NOBARS_{name} must be ")


@pytest.mark.parametrize("name", ["IMPRINT", "NOTICE", "CHAPTER", "BUILD"])
@pytest.mark.parametrize("kind", ["fifo", "loop", "dangling", "long", "below a file"])
def test_odd_path_is_refused_by_name(tmp_path: Path, name: str, kind: str) -> None:
    """It is refused at once: no endless file is read, and no circular link is followed."""
    place = tmp_path / "place"
    if kind == "fifo":
        os.mkfifo(place)
    elif kind == "below a file":
        place.write_text("x")
        place /= "below"
    elif kind == "long":
        place = tmp_path / ("x" * 300)
    else:
        place.symlink_to(place if kind == "loop" else tmp_path / "nowhere")
    with pytest.raises(ConfigError, match=f"^NOBARS_{name} must be the path of a fo?i?l"):
        Config.from_environ({f"NOBARS_{name}": str(place)})


@pytest.mark.parametrize("name", ["IMPRINT", "NOTICE", "CHAPTER", "BUILD"])
def test_path_that_may_not_be_read_is_refused_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Tests may run as root, who may read everything: the system's answer is replaced."""
    place = tmp_path / "place"
    place.mkdir() if name == "BUILD" else place.write_text("# Title")
    assert Config.from_environ({f"NOBARS_{name}": str(place)})
    monkeypatch.setattr(os, "access", lambda path, _mode: path != place)
    with pytest.raises(ConfigError, match=f"^NOBARS_{name} must be the path of a "):
        Config.from_environ({f"NOBARS_{name}": str(place)})


def test_translations_lie_beside_the_link_that_is_named(tmp_path: Path) -> None:
    """Kubernetes mounts each text as a link."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "text.md").write_text("x")
    (tmp_path / "notice.md").symlink_to("data/text.md")
    config = Config.from_environ({"NOBARS_NOTICE": str(tmp_path / "notice.md")})
    assert config.notice == tmp_path / "notice.md"


def test_long_value_does_not_fill_the_screen() -> None:
    """Its beginning is enough to recognize it."""
    with pytest.raises(ConfigError) as refusal:
        Config.from_environ({"NOBARS_ORIGIN": "x" * 100_000})
    assert len(str(refusal.value)) < 250


@pytest.mark.parametrize(
    ("host", "shown"),
    [("0.0.0.0", "127.0.0.1"), ("::", "[::1]"), ("::1", "[::1]"), ("a.example", "a.example")],
)
def test_address_can_be_opened(host: str, shown: str) -> None:
    """People and the health check of a container can open the printed address."""
    assert address(Config(host=host)) == f"http://{shown}:8000/"


def test_first_language_is_the_default_unless_another_is_chosen() -> None:
    """The default must be one of the host's languages."""
    offered = {"NOBARS_LANGUAGES": "ar,es"}
    assert Config.from_environ(offered).default_language == "ar"
    chosen = {**offered, "NOBARS_DEFAULT_LANGUAGE": "es"}
    assert Config.from_environ(chosen).default_language == "es"
    with pytest.raises(ConfigError, match="must be one of NOBARS_LANGUAGES, not en"):
        Config.from_environ({**offered, "NOBARS_DEFAULT_LANGUAGE": "en"})


def test_command_refuses_a_bad_setting_in_one_line() -> None:
    """Hosts see no traceback."""
    run = subprocess.run(
        [str(Path(sys.executable).with_name("nobars")), "serve"],
        env={**os.environ, "NOBARS_PORT": "eighty"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode != 0
    message = "nobars: NOBARS_PORT must be a whole number from 1 to 65535, not 'eighty'.\n"
    assert run.stderr == message


@pytest.mark.parametrize("field", [each.name for each in dataclasses.fields(Config)])
def test_setting_is_documented(field: str) -> None:
    """Each setting is in the table of the README."""
    assert field in PARSERS
    assert f"`{variable(field)}`" in (PROJECT / "README.md").read_text()


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("NOBARS_ORIGN", "NOBARS_ORIGIN"),
        ("NOBARS_SITENAME", "NOBARS_SITE_NAME"),
        ("nobars_origin", "NOBARS_ORIGIN"),
    ],
)
def test_misspelt_setting_is_refused_with_the_nearest_name(name: str, nearest: str) -> None:
    """Otherwise it would silently have no effect."""
    with pytest.raises(ConfigError, match=rf"{name} is no setting\. Do you mean {nearest}\?"):
        Config.from_environ({name: "x"})


def test_setting_that_resembles_none_is_refused_too() -> None:
    """Variables of other programs are ignored."""
    with pytest.raises(ConfigError, match=r"NOBARS_ZZZ is no setting\. README"):
        Config.from_environ({"NOBARS_ZZZ": "x"})
    assert Config.from_environ({"ZZZ": "x", "NOBARS_DOMAIN": "nobars.example"}) == Config()
