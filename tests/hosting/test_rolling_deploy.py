"""Two servers of different releases behind one nginx: phones never save a mixture."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from hosting.conftest import need
from hosting.hosts import nginx_for
from offline.phone import cached_text, expect_saved, stored_releases
from offline.releases import body_of, edited, impatient, undivided
from server.release.model import Release
from serving import Server, free_port, serve

CHANGED = ("/en/guide/why/", "/en/sims/", "/assets/log.js", "/assets/app.js")


@dataclass
class Deploy:
    """The public address, and the releases and servers behind it."""

    url: str
    releases: tuple[Release, Release]
    servers: tuple[Server, Server]


@pytest.fixture
def deploy(release: Release, tmp_path: Path) -> Iterator[Deploy]:
    """Return an nginx that asks an old server and a new one in turn."""
    need("nginx")
    old = impatient(undivided(release))
    new = edited(release, *CHANGED)
    servers = (serve(old, tmp_path / "old"), serve(new, tmp_path / "new"))
    port = free_port()
    behind = " ".join(f"server 127.0.0.1:{each.port};" for each in servers)
    front = f"""
      upstream nobars {{ {behind} }}
      server {{ listen 127.0.0.1:{port}; location / {{ proxy_pass http://nobars; }} }}
    """
    balancer = nginx_for(tmp_path / "balancer", front, port).start()
    served = {_served(balancer.url) for _ in range(4)}
    assert served == {old.id, new.id}
    yield Deploy(balancer.url, (old, new), servers)
    balancer.stop()
    for server in servers:
        server.stop()


def _served(url: str) -> str:
    with urlopen(f"{url}/healthz") as answer:
        return str(json.load(answer)["release"])


def _expect_no_mixture(page: Page, deploy: Deploy) -> None:
    for release in deploy.releases:
        if release.id in stored_releases(page):
            for path in CHANGED:
                stored = cached_text(page, path, release.id)
                assert stored in {None, body_of(release, path).decode()}, path


def test_two_releases_in_turn_never_become_a_mixture(
    context: BrowserContext, deploy: Deploy
) -> None:
    """During the deploy a visit ends whole or says that it didn't; afterwards all is new."""
    for path in ("/en/", "/en/guide/", "/en/guide/faq/"):
        page = context.new_page()
        page.goto(deploy.url + path)
        expect(page.locator("html")).to_have_attribute(
            "data-offline", re.compile("ready|failed"), timeout=30_000
        )
        _expect_no_mixture(page, deploy)
        page.close()
    deploy.servers[0].stop()
    page = context.new_page()
    page.goto(f"{deploy.url}/en/")
    page.reload()
    expect_saved(page)
    accept = page.get_by_role("button", name="Use it now")
    if deploy.releases[0].id in stored_releases(page) and accept.is_visible():
        with page.expect_navigation():
            accept.click()
        expect_saved(page)
    _expect_no_mixture(page, deploy)
