"""Serving the app below a path prefix, for a host whose domain has other sites too."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

# No route has this path, so a request outside of the prefix gets the localized 404.
NOWHERE = "/-/"


class BasePath:
    """WSGI middleware that moves the prefix of each request from PATH_INFO to SCRIPT_NAME."""

    def __init__(self, app: WSGIApplication, base_path: str) -> None:
        """Wrap `app`; `base_path` is `/prefix` without a slash at its end."""
        self.app = app
        self.base_path = base_path

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request with the app below the prefix."""
        path: str = environ.get("PATH_INFO", "")
        if path == self.base_path:
            path += "/"
        inside = path.startswith(self.base_path + "/")
        environ["SCRIPT_NAME"] = environ.get("SCRIPT_NAME", "") + self.base_path
        environ["PATH_INFO"] = path.removeprefix(self.base_path) if inside else NOWHERE
        return self.app(environ, start_response)
