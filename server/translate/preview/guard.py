"""The guard of the preview, which writes files: only its own pages may ask it to write."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass, field
from ipaddress import ip_address

from flask import Flask, Response, g, request

from server.translate.preview.entrance import COOKIE, PATH, STYLE, Entrance

HEADER = "X-Nobars-Preview"
_ADDRESS = re.compile(r"(\d+\.\d+\.\d+\.\d+|\[[0-9a-f:]+\]):(\d+)")


@dataclass(frozen=True)
class Guard:
    """Lets in browsers on this machine, and pages that know its secret `token`.

    With an `entrance`, other devices are let in by it. Their requests must have an IP address as
    the host: by a name, a foreign site could reach the preview through DNS rebinding.
    """

    port: int
    entrance: Entrance | None = None
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))

    def init_app(self, app: Flask) -> None:
        """Refuse requests with another host, and devices that were not let in."""
        if self.entrance:
            self.entrance.init_app(app)

        @app.before_request
        def refuse_strangers() -> Response | None:
            if _is_local(request.remote_addr) and request.host in self.hosts:
                return None
            if self.entrance is None or not self._names_an_address(request.host):
                return Response(
                    "The preview answers only on this machine.\n", 403, mimetype="text/plain"
                )
            if self.entrance.is_open_to(request.cookies.get(COOKIE)):
                return None
            g.stranger = True  # pages of errors have no panel then, and so no token
            gives_code = request.method == "POST" and request.path == PATH
            needs_style = request.method == "GET" and request.path == STYLE
            return None if gives_code or needs_style else self.entrance.ask()

        # Move it to the front, so that nothing else runs before it.
        app.before_request_funcs[None].insert(0, app.before_request_funcs[None].pop())

    @property
    def hosts(self) -> set[str]:
        """The values of the header Host that are right on this machine."""
        return {f"{name}:{self.port}" for name in ("127.0.0.1", "localhost")}

    def admits_writing(self) -> bool:
        """Return whether the request comes from a page of the preview: by origin and secret.

        The Host was checked before, so it is the origin of the preview's pages.
        """
        from_here = request.headers.get("Origin") == f"http://{request.host}"
        same_site = request.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"
        given = request.headers.get(HEADER, "")
        return (
            from_here and same_site and secrets.compare_digest(given.encode(), self.token.encode())
        )

    def _names_an_address(self, host: str) -> bool:
        match = _ADDRESS.fullmatch(host)
        return match is not None and match[2] == str(self.port)


def _is_local(address: str | None) -> bool:
    try:
        return address is None or ip_address(address).is_loopback
    except ValueError:
        return False
