"""The preview writes files: only pages that this very server has sent may ask for that."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field

from flask import Flask, Response, request

HEADER = "X-Nobars-Preview"


@dataclass(frozen=True)
class Guard:
    """Knows by which names a browser on this machine reaches the server, and a secret."""

    port: int
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))

    def init_app(self, app: Flask) -> None:
        """Answer no one who calls the server by another name: a foreign site may, by its DNS."""

        @app.before_request
        def refuse_strangers() -> Response | None:
            if request.host in self.hosts:
                return None
            return Response(
                "The preview answers only on this machine.\n", 403, mimetype="text/plain"
            )

        # Before anything else that a request sets in motion.
        app.before_request_funcs[None].insert(0, app.before_request_funcs[None].pop())

    @property
    def hosts(self) -> set[str]:
        """What a request's Host may say."""
        return {f"{name}:{self.port}" for name in ("127.0.0.1", "localhost")}

    def admits_writing(self) -> bool:
        """Whether the request comes from a page of ours: by its origin, and by our secret."""
        from_here = request.headers.get("Origin") in {f"http://{host}" for host in self.hosts}
        same_site = request.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"
        given = request.headers.get(HEADER, "")
        return (
            from_here and same_site and secrets.compare_digest(given.encode(), self.token.encode())
        )
