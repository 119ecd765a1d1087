"""Our worker beside Workbox's, over the same release: `python compare.py [ROUNDS]`.

Each round opens a fresh browser profile for each worker in turn, through a proxy that counts
bytes: first visit, offline navigation with the worker running and stopped, and the update after
one page or one script changed. Medians are printed, and ours as a ratio of Workbox's.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import waitress
from waitress import wasyncore

TESTS = Path(__file__).parents[2]
sys.path.insert(0, str(TESTS))
from playwright.sync_api import Browser, Page, sync_playwright

from chromium import ARGUMENTS, find_chromium
from offline.releases import edited
from server.app import create_app
from server.core.config import Config
from server.release.compression import compress
from server.release.description import WORKER
from server.release.files import read_release, write_release
from server.release.model import Release
from wire import CountingProxy

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

WORKBOX = Path(__file__).parent / "workbox"
TAG = "en"
PAGE = f"/{TAG}/guide/why/"
SCRIPT = "/assets/app.js"
VISITED = [f"/{TAG}/guide/{chapter}/" for chapter in ("steps", "check", "safety")]

# The time from register(), as the page's script calls it, to activated.
CLOCK = """
const register = navigator.serviceWorker.register.bind(navigator.serviceWorker);
navigator.serviceWorker.register = async (...given) => {
  const begun = performance.now();
  const registration = await register(...given);
  const worker = registration.installing ?? registration.waiting ?? registration.active;
  const look = () => {
    const { dataset } = document.documentElement;
    if (worker.state === "activated") dataset.measured ??= performance.now() - begun;
  };
  worker.addEventListener("statechange", look);
  look();
  return registration;
};"""
MEASURED = "Number(document.documentElement.dataset.measured)"
NAVIGATION = """() => {
  const [entry] = performance.getEntriesByType("navigation");
  return [entry.responseStart, entry.domContentLoadedEventEnd];
}"""
UPDATE = """async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  await registration.update();
  const worker = registration.installing ?? registration.waiting;
  const changed = () => new Promise((done) => { worker.onstatechange = done; });
  while (worker.state === "installing") await changed();
  return worker.state;
}"""


class Host:
    """Serves a release, and can be stopped and given another."""

    def __init__(self, release: Release) -> None:
        """Listen on a free port."""
        self.deploy(release)
        self.start(0)

    def start(self, port: int) -> None:
        """Listen."""
        self.sockets: dict[int, object] = {}
        self.server = waitress.create_server(
            self, self.sockets, host="127.0.0.1", port=port, threads=8, ident=None
        )
        self.port: int = self.server.effective_port
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        with suppress(OSError):  # the listener was closed
            self.server.run()

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """Answer from the present release."""
        return self.app(environ, start)

    def stop(self) -> None:
        """Listen no longer, and let go of all connections."""
        wasyncore.close_all(self.sockets)
        self.server.task_dispatcher.shutdown()

    def deploy(self, release: Release) -> None:
        """Serve this release from now on."""
        self.app = create_app(Config(), release)


def main() -> None:
    """Measure, and print a table."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    base = read_release(Config().release)
    ours = [base, edited(base, PAGE), edited(base, SCRIPT)]
    contestants = {"nobars": ours, "workbox": [with_workbox(each) for each in ours]}
    results: dict[str, dict[str, list[float]]] = {name: defaultdict(list) for name in contestants}
    for name, (release, *_) in contestants.items():
        results[name]["worker scripts, bytes (brotli)"].append(weigh(release))
    with sync_playwright() as playwright:
        for _ in range(rounds):
            for name, releases in contestants.items():
                browser = playwright.chromium.launch(
                    executable_path=find_chromium(playwright), args=ARGUMENTS
                )
                measure(browser, releases, results[name])
                browser.close()
    page = len(base.files[f"{TAG}/guide/why/index.html"].encoded["br"])
    script = len(base.files["assets/app.js"].encoded["br"])
    print(f"{rounds} rounds, medians; the page is {page} bytes, the script {script} (brotli)\n")
    print(f"{'':42} {'nobars':>9} {'workbox':>9} {'ratio':>6}")
    for what, values in results["nobars"].items():
        mine, theirs = (statistics.median(each) for each in (values, results["workbox"][what]))
        print(f"{what:42} {mine:9.1f} {theirs:9.1f} {mine / theirs:6.2f}")


def measure(browser: Browser, releases: list[Release], into: dict[str, list[float]]) -> None:
    """Make a first visit and go offline; make two more, each followed by an update."""
    base, page_changed, script_changed = releases
    host = Host(base)
    with visit(browser, host) as (page, proxy):
        into["register to ready, ms"].append(page.evaluate(MEASURED))
        into["first visit, bytes"].append(proxy.received)
        proxy.cut()
        for state in ("running", "stopped"):
            for path in VISITED:
                page.wait_for_load_state("networkidle")  # users read a page before the next one
                if state == "stopped":
                    stop_workers(page)
                page.goto(proxy.url + path)
                response, loaded = page.evaluate(NAVIGATION)
                into[f"offline, worker {state}: response, ms"].append(response)
                into[f"offline, worker {state}: DOM loaded, ms"].append(loaded)
    for what, release in (("page", page_changed), ("script", script_changed)):
        host.deploy(base)
        with visit(browser, host) as (page, proxy):
            host.deploy(release)
            before = proxy.received
            page.evaluate(UPDATE)
            into[f"update, one {what} changed, bytes"].append(proxy.received - before)
    host.stop()


def weigh(release: Release) -> int:
    """Return the size of the worker's script and of what it imports."""
    script = release.files[WORKER].body
    names = [name for name in release.files if name == WORKER or f'"{name}"'.encode() in script]
    return sum(len(release.files[name].encoded["br"]) for name in names)


@contextmanager
def visit(browser: Browser, host: Host) -> Iterator[tuple[Page, CountingProxy]]:
    """Open the home page in a fresh profile, and wait until all is saved and still."""
    proxy = CountingProxy(host.port)
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(CLOCK)
    page.goto(f"{proxy.url}/{TAG}/")
    page.wait_for_selector("[data-measured]", state="attached")
    page.wait_for_load_state("networkidle")
    yield page, proxy
    context.close()
    proxy.stop()


def stop_workers(page: Page) -> None:
    """Stop every worker of the browser, as it does by itself after a while."""
    session = page.context.new_cdp_session(page)
    session.send("ServiceWorker.enable")
    session.send("ServiceWorker.stopAllWorkers")
    session.detach()


def with_workbox(release: Release) -> Release:
    """Return the same release with Workbox's worker in place of ours."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "release", Path(folder) / "worker"
        write_release(release, source)
        target.mkdir()
        subprocess.run(["node", "build.mjs", source, TAG, target], cwd=WORKBOX, check=True)
        worker = compress({WORKER: (target / WORKER).read_bytes()})
    return replace(release, files={**release.files, **worker})


if __name__ == "__main__":
    main()
