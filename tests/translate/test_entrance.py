"""`translate preview --lan`: a code lets in one phone of the same network, and nobody else."""

from __future__ import annotations

import contextlib
import dataclasses
import re
import secrets
import shutil
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from server.core.config import Config
from server.core.localization import TRANSLATIONS
from server.translate.preview.command import make_preview
from server.translate.preview.entrance import Entrance

PORT = 8138
HOST = f"192.168.1.20:{PORT}"
PHONE = {"REMOTE_ADDR": "192.168.1.7"}


@pytest.fixture
def codes() -> list[str]:
    """Return the codes that the terminal shows, in order."""
    return []


@pytest.fixture
def waits() -> list[float]:
    """Return the delays of wrong codes, which the tests don't wait for."""
    return []


@pytest.fixture
def phone(tmp_path: Path, codes: list[str], waits: list[float]) -> FlaskClient:
    """Return the browser of a phone."""
    shutil.copytree(TRANSLATIONS, tmp_path / "translations")
    config = dataclasses.replace(Config(), port=PORT)
    app = make_preview(config, tmp_path / "translations", Entrance(codes.append, waits.append))
    return app.test_client()


def see(phone: FlaskClient, path: str = "/es/", host: str = HOST) -> tuple[int, str]:
    """Open a page on the phone."""
    answer = phone.get(path, headers={"Host": host}, environ_base=PHONE)
    said = answer.status_code, answer.text
    answer.close()
    return said


def enter(phone: FlaskClient, code: str) -> int:
    """Type a code on the phone."""
    answer = phone.post("/-enter", data={"code": code}, headers={"Host": HOST}, environ_base=PHONE)
    return answer.status_code


def test_stranger_sees_nothing_but_the_question_for_the_code(phone: FlaskClient) -> None:
    """There is no page, no catalog, no secret."""
    status, page = see(phone)
    assert status == 403
    assert "The code from the terminal" in page
    assert "data-token" not in page
    assert see(phone, "/es/-preview/work")[0] == 403


def test_question_for_the_code_has_the_style_of_the_app(phone: FlaskClient) -> None:
    """The style is the only file that a stranger gets."""
    _, page = see(phone)
    style = re.search(r'<link rel="stylesheet" href="([^"]+)">', page)
    assert style
    assert see(phone, style[1])[0] == 200
    assert see(phone, style[1], host=f"evil.example:{PORT}")[0] == 403
    assert see(phone, style[1].replace(".css", ".js"))[0] == 403


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "OPTIONS"])
def test_address_of_the_code_shows_a_stranger_nothing_else(phone: FlaskClient, method: str) -> None:
    """The page of allowed methods would have the panel, its token and paths."""
    answer = phone.open("/-enter", method=method, headers={"Host": HOST}, environ_base=PHONE)
    assert answer.status_code == 403
    assert "data-token" not in answer.text
    assert "messages.po" not in answer.text


def test_errors_show_a_stranger_no_secret(phone: FlaskClient) -> None:
    """A code that is too long for the server gets another page than the entrance's."""
    data = {"code": "1" * 100_000_000}
    answer = phone.post("/-enter", data=data, headers={"Host": HOST}, environ_base=PHONE)
    assert answer.status_code == 413
    assert "data-token" not in answer.text
    assert "messages.po" not in answer.text


def test_code_lets_one_device_in_once(phone: FlaskClient, codes: list[str]) -> None:
    """It may have the space that the terminal shows; the next device needs the next code."""
    assert enter(phone, codes[0]) == 303
    status, page = see(phone)
    assert status == 200
    assert "Preview for translators" in page
    other = phone.application.test_client()
    assert enter(other, codes[0]) == 403
    assert see(other)[0] == 403
    assert enter(other, codes[1]) == 303


def test_phone_may_write(phone: FlaskClient, codes: list[str]) -> None:
    """It may do so from a page of this preview."""
    enter(phone, codes[0])
    token = re.search(r'data-token="([^"]+)"', see(phone)[1])
    assert token
    headers = {"Host": HOST, "Origin": f"http://{HOST}", "X-Nobars-Preview": token[1]}
    body = {"before": ["?"], "strings": ["x"]}
    url = "/es/-preview/messages/0"
    answer = phone.post(url, json=body, headers=headers, environ_base=PHONE)
    assert "another translation by now" in (answer.json or {})["problem"]
    foreign = {**headers, "Origin": "http://evil.example"}
    assert phone.post(url, json=body, headers=foreign, environ_base=PHONE).status_code == 403


def test_guessing_changes_the_code(phone: FlaskClient, codes: list[str]) -> None:
    """It changes after five wrong ones."""
    wrong = "0000 0001" if codes[0] != "0000 0001" else "0000 0002"
    for _ in range(5):
        assert enter(phone, wrong) == 403
    assert len(codes) == 2
    assert enter(phone, codes[0]) == 403


def test_each_wrong_code_takes_a_second(
    phone: FlaskClient, codes: list[str], waits: list[float]
) -> None:
    """A right one takes no time."""
    assert enter(phone, "1") == 403
    assert waits == [1]
    assert enter(phone, codes[0]) == 303
    assert waits == [1]


def test_of_two_devices_at_once_one_comes_in(
    phone: FlaskClient, codes: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second gives the code while the first gets its pass."""
    both = threading.Barrier(2)

    def make_pass(_length: int) -> str:
        with contextlib.suppress(threading.BrokenBarrierError):
            both.wait(timeout=1)
        return "pass"

    monkeypatch.setattr(secrets, "token_urlsafe", make_pass)
    code = codes[0]
    clients = [phone, phone.application.test_client()]
    with ThreadPoolExecutor() as threads:
        statuses = [*threads.map(lambda each: enter(each, code), clients)]
    assert sorted(statuses) == [303, 403]


@pytest.mark.parametrize("host", ["evil.example", f"evil.example:{PORT}", "192.168.1.20:80"])
def test_foreign_names_stay_outside(phone: FlaskClient, codes: list[str], host: str) -> None:
    """A foreign name may lead here by DNS, with or without the cookie."""
    enter(phone, codes[0])
    assert "answers only on this machine" in see(phone, host=host)[1]


def test_without_lan_no_address_of_the_network_is_answered(tmp_path: Path) -> None:
    """By default, only this machine can open the preview."""
    shutil.copytree(TRANSLATIONS, tmp_path / "translations")
    config = dataclasses.replace(Config(), port=PORT)
    client = make_preview(config, tmp_path / "translations").test_client()
    assert see(client)[0] == 403
    assert "answers only on this machine" in see(client)[1]
