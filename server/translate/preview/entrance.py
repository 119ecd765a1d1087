"""The entrance for other devices in the same network, each with a code that works once."""

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
STYLE = "/assets/app.css"  # of its page, and of every page of the app
_TRIES = 5  # wrong codes after which a new code is made
_DIGITS = 8
_DELAY = 1.0  # seconds that the answer to a wrong code takes


class Entrance:
    """The present code, and the devices that gave an earlier one."""

    def __init__(
        self, tell: Callable[[str], None], wait: Callable[[float], object] = time.sleep
    ) -> None:
        """Make the first code; `tell` shows each code to the person who runs the preview."""
        self._tell = tell
        self._wait = wait
        self._trying = threading.Lock()
        self._passes: set[str] = set()
        self._renew()

    def init_app(self, app: Flask) -> None:
        """Register the address to which a device sends the code."""
        app.add_url_rule(PATH, view_func=self._enter, methods=["POST"])

    def is_open_to(self, shown: str | None) -> bool:
        """Return whether a device with this pass is let in."""
        return shown is not None and shown in self._passes

    def ask(self, *, again: bool = False) -> Response:
        """Return the page that asks for the code, and shows nothing else."""
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
        """Return a pass for the present code, which then no longer works; None for a wrong code.

        Codes are tried one after the other. So two devices can't use the same code, and many
        parallel requests can't guess faster.
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
    """Return this machine's address in its local network; nothing is sent to find it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # of RFC 5737, for documentation
        except OSError:
            return "127.0.0.1"
        address: str = probe.getsockname()[0]
        return address
