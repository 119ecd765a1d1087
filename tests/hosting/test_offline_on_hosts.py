"""After one visit to a real host, everything opens with the host stopped."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, Protocol

import pytest
from playwright.sync_api import Browser, Page, expect

from hosting.conftest import exported, need
from hosting.hosts import caddy_of, nginx_of
from offline.phone import expect_each_opens, expect_saved
from offline.releases import pages_of
from server.release.model import Release
from serving import Server
from small import small_build


class Site(Protocol):
    """A host that a test can stop."""

    @property
    def url(self) -> str:
        """The origin."""

    def stop(self) -> None:
        """Be gone."""


class Plain:
    """A host that sends files without any configuration, like object stores."""

    def __init__(self, folder: Path) -> None:
        """Begin to listen."""
        handler = partial(_Quiet, directory=str(folder))
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    def stop(self) -> None:
        """Refuse connections from now on."""
        self.server.shutdown()
        self.server.server_close()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    extensions_map = {  # noqa: RUF012 (as the class that it extends has it)
        **http.server.SimpleHTTPRequestHandler.extensions_map,
        ".webmanifest": "application/manifest+json",
    }

    def log_message(self, *_arguments: Any) -> None:
        """Log nothing."""


@pytest.fixture(params=["our server", "nginx", "caddy", "plain"])
def site(request: pytest.FixtureRequest, release: Release, tmp_path: Path) -> Iterator[Site]:
    """Return a host that serves the release."""
    host: Site
    if request.param == "our server":
        host = Server(small_build()).start()
    else:
        export = exported(release, "", tmp_path / "nobars")
        if request.param == "plain":
            host = Plain(export / "site")
        else:
            need(request.param)
            host = {"nginx": nginx_of, "caddy": caddy_of}[request.param](export).start()
    yield host
    host.stop()


def test_every_page_opens_after_the_host_is_gone(page: Page, site: Site, release: Release) -> None:
    """All pages are opened separately and compared; on hosts with configuration only a few."""
    pages = pages_of(release, "en")
    page.goto(f"{site.url}/")
    expect(page).to_have_url(f"{site.url}/en/")
    expect_saved(page)
    site.stop()
    expect_each_opens(page, site.url, ["/", *(pages if isinstance(site, Plain) else pages[:3])])


def test_root_leads_to_the_language_of_the_browser(browser: Browser, site: Site) -> None:
    """If the host can't choose, a script does; a language picked before comes first."""
    led = {
        "zh-CN": "zh-Hans",
        "zh-HK": "zh-Hant",  # written in the Traditional script
        "yue": "zh-Hant",  # Cantonese is written as Chinese
        "fr-FR": "en",  # not a language of the app
    }
    for locale, tag in led.items():
        with browser.new_context(locale=locale, service_workers="block") as context:
            page = context.new_page()
            page.goto(f"{site.url}/")
            expect(page).to_have_url(f"{site.url}/{tag}/")


def test_languages_can_be_picked_without_scripts(
    browser: Browser, release: Release, tmp_path: Path
) -> None:
    """The root of a host that can't choose is a list of links."""
    host = Plain(exported(release, "", tmp_path / "nobars") / "site")
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{host.url}/")
        page.get_by_role("link", name="简体中文").click()
        expect(page).to_have_url(f"{host.url}/zh-Hans/")
    host.stop()


def test_page_of_a_host_without_headers_guards_itself(
    page: Page, release: Release, tmp_path: Path
) -> None:
    """At the first visit, no foreign script runs, and nothing is sent elsewhere."""
    host = Plain(exported(release, "", tmp_path / "nobars") / "site")
    page.add_init_script("window.violations = []")
    page.add_init_script(
        "document.addEventListener('securitypolicyviolation', (event) =>"
        " window.violations.push(event.effectiveDirective))"
    )
    page.goto(f"{host.url}/en/receipts/")
    reached = page.evaluate("fetch('http://127.0.0.1:9/').then(() => true, () => false)")
    written = _is_allowed(page, "innerHTML = '<b>'")
    injected = _is_allowed(
        page, "append(Object.assign(document.createElement('script'), {src: 1}))"
    )
    violations = set(page.evaluate("window.violations"))
    host.stop()
    assert (reached, written, injected) == (False, False, False)
    assert {"connect-src", "require-trusted-types-for"} <= violations


def _is_allowed(page: Page, act: str) -> bool:
    """Return whether a page lets a script change its body."""
    tried = f"(() => {{ try {{ document.body.{act}; return true }} catch {{ return false }} }})()"
    return bool(page.evaluate(tried))
