"""Other devices in the same network: each comes in by a code that is good once."""

from __future__ import annotations

import secrets
import socket
import threading
import time
from collections.abc import Callable

from flask import Flask, Response, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue

COOKIE = "nobars-preview"
PATH = "/-enter"
_TRIES = 5  # wrong codes, after which there is another one
_DIGITS = 8
_DELAY = 1.0  # seconds that a wrong code takes, one after the other


class Entrance:
    """The code of the moment, and the devices that came in by an earlier one."""

    def __init__(
        self, tell: Callable[[str], None], wait: Callable[[float], object] = time.sleep
    ) -> None:
        """Make the first code; `tell` shows each one to who runs the preview."""
        self._tell = tell
        self._wait = wait
        self._trying = threading.Lock()
        self._passes: set[str] = set()
        self._renew()

    def init_app(self, app: Flask) -> None:
        """Answer the form in which a device gives its code."""
        app.add_url_rule(PATH, view_func=self._enter, methods=["POST"])

    def is_open_to(self, shown: str | None) -> bool:
        """Return whether a device that shows this pass has come in."""
        return shown is not None and shown in self._passes

    def ask(self, *, again: bool = False) -> Response:
        """Ask for the code, and say nothing else to somebody unknown."""
        page = render_template("preview/enter.html", path=request.script_root + PATH, again=again)
        return make_response(page, 403)

    def _enter(self) -> ResponseReturnValue:
        given = "".join(filter(str.isdecimal, request.form.get("code", "")))
        ticket = self._try(given)
        if ticket is None:
            return self.ask(again=True)
        answer = make_response(redirect(request.script_root + "/", 303))
        answer.set_cookie(COOKIE, ticket, httponly=True, samesite="Strict")
        return answer

    def _try(self, given: str) -> str | None:
        """Return a pass for the code of the moment, which is good no more then.

        One device after the other: of two that give the same code one comes in, and who guesses
        gets no more guesses by asking from many sides at once.
        """
        with self._trying:
            if secrets.compare_digest(given.encode(), self._code.encode()):
                ticket = secrets.token_urlsafe(24)
                self._passes.add(ticket)
                self._renew()
                return ticket
            self._wrong += 1
            if self._wrong >= _TRIES:
                self._renew()
            self._wait(_DELAY)
            return None

    def _renew(self) -> None:
        self._wrong = 0
        self._code = f"{secrets.randbelow(10**_DIGITS):0{_DIGITS}}"
        self._tell(f"{self._code[:4]} {self._code[4:]}")


def own_address() -> str:
    """Return this machine's address in the network that it would go out by; nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # of RFC 5737, for documentation
        except OSError:
            return "127.0.0.1"
        address: str = probe.getsockname()[0]
        return address
