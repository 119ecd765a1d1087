"""The same file for different readers: languages, browsers, ways of asking.

Some hosts change pages only for some of them. Asking everybody for everything would take too long:
a few files are asked for in each way, and each of the others in one.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from server.release.description import WORKER
from server.verify.browsers import BROWSER, FETCHING, accept_language, ask_as_browser
from server.verify.deployment import Deployment
from server.verify.wire import Reply

LANGUAGES = 4  # in which these few are asked for; the first page of all, in each
APPLE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15"
DESKTOP = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
ANDROID = BROWSER["User_Agent"].partition(" Chrome")[0]


@dataclass(frozen=True, slots=True, eq=False)
class Reader:
    """A way of asking: `who` says whose it is, `headers` have `_` for `-`."""

    who: str
    headers: Mapping[str, str] = field(default_factory=dict)
    query: str = ""

    def ask(self, url: str) -> Reply:
        """Return the answer to this reader. Raise Unreachable."""
        return ask_as_browser(url + self.query, body=None, language="en", **self.headers)


OTHERS = (
    Reader(
        "Firefox on Android",
        {"User_Agent": "Mozilla/5.0 (Android 15; Mobile; rv:145.0) Gecko/145.0 Firefox/145.0"},
    ),
    Reader(
        "Safari on an iPhone", {"User_Agent": f"{APPLE} Version/26.0 Mobile/15E148 Safari/604.1"}
    ),
    Reader(
        "the browser of a messenger",
        {
            "User_Agent": f"{ANDROID} Version/4.0 Chrome/130.0.0.0 Mobile Safari/537.36"
            " XWEB/1300473 MMWEBSDK/20250904 MicroMessenger/8.0.64 NetType/4G Language/zh_CN",
            "X_Requested_With": "com.tencent.mm",
        },
    ),
    Reader("a computer", {"User_Agent": f"{DESKTOP} Chrome/142.0.0.0 Safari/537.36"}),
    Reader("who has a cookie", {"Cookie": "session=1; seen=1"}),
    Reader(
        "who comes from a search engine",
        {"Referer": "https://www.google.com/", "Sec_Fetch_Site": "cross-site"},
    ),
    Reader(
        "pages of other sites", {"Origin": "https://other.example", "Sec_Fetch_Site": "cross-site"}
    ),
    Reader("an address with a query", query="?id=1&q=nobars"),
    Reader("who saves data", {"Save_Data": "on"}),
    Reader("our worker", FETCHING),
    Reader("who fetches in advance", {"Sec_Purpose": "prefetch", "Purpose": "prefetch"}),
)


def readers_of(host: Deployment, path: str) -> Iterator[Reader]:
    """Yield the readers as whom a file is to be asked for."""
    languages = [_reader_of(tag) for tag in host.published]
    everybody = (*languages, *OTHERS)
    if not is_probe(host, path):
        yield everybody[zlib.crc32(path.encode()) % len(everybody)]
    elif host.language_at(path) == host.published[0]:
        yield from everybody
    else:
        first = zlib.crc32(path.encode()) % len(languages)
        yield from (*(languages * 2)[first : first + LANGUAGES], *OTHERS)


def is_probe(host: Deployment, path: str) -> bool:
    """Return whether a file is one of the few that are asked for in each way.

    They are the first page of each language, the worker, and the first script.
    """
    tag = host.language_at(path)
    scripts = (each["url"] for each in host.release["assets"] if each["url"].endswith(".js"))
    names = {f"{host.base}/{tag}/"} if tag else {f"{host.base}/{WORKER}", next(scripts, "")}
    return path in names


def _reader_of(tag: str) -> Reader:
    return Reader(f"who reads {tag}", {"Accept_Language": accept_language(tag)})
