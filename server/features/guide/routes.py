"""The guide: an overview and its chapters, the last of which may be the host's own."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, abort, render_template
from flask_babel import LazyString

from server.core.config import Config
from server.core.languages import Language
from server.core.localization import current_language, lazy_gettext
from server.features.guide.sources import Notes, release_date
from server.features.host.texts import current_host

bp = Blueprint("guide", __name__)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: the last part of its address, and its title and summary for the reader.

    `foreign` is the language of the title, if it isn't that of the page.
    """

    slug: str
    title: LazyString | str
    summary: LazyString
    foreign: Language | None = None


# Where: the title of a chapter of the guide, or the line below it that says what it is about
# The chapters in their order. Each slug has its template, guide/<slug>.html.
CHAPTERS: tuple[Chapter, ...] = (
    Chapter(
        "cards",
        lazy_gettext("Know your card"),
        lazy_gettext(
            "Prepaid SIM, eSIM, data card, “LEB card”: what each one is, and how to find the "
            "operator and the number behind it."
        ),
    ),
    Chapter(
        "why",
        lazy_gettext("Why top up in time"),
        lazy_gettext(
            "Credit has a last day, and so has the number. Once the number is gone, no top-up "
            "brings it back."
        ),
    ),
    Chapter(
        "channels",
        lazy_gettext("Where to top up"),
        lazy_gettext(
            "Four channels and a few more: what each needs, how you pay, how much arrives, and "
            "what to do when your bank card is refused."
        ),
    ),
    Chapter(
        "steps",
        lazy_gettext("Top up in four steps"),
        lazy_gettext(
            "Choose, enter, pay, check. With a voucher, at a counter or with a dial code it is "
            "the same four."
        ),
    ),
    Chapter(
        "check",
        lazy_gettext("Check that it arrived"),
        lazy_gettext(
            "How to see the balance, and what to do, hour by hour, when the credit has not come."
        ),
    ),
    Chapter(
        "safety",
        lazy_gettext("Keep your money safe"),
        lazy_gettext(
            "Three cautions, one great risk called slow top-up, and the tricks that are played "
            "on people with a prepaid SIM."
        ),
    ),
    Chapter(
        "stories",
        lazy_gettext("Two travellers’ stories"),
        lazy_gettext(
            "A student’s first top-up abroad, and a frequent traveller’s discount: what went "
            "well, and what nobody told the second one."
        ),
    ),
    Chapter(
        "esim",
        lazy_gettext("If it is an eSIM"),
        lazy_gettext(
            "The same credit without the plastic: a few things are different, and one thing you "
            "must never do."
        ),
    ),
    Chapter(
        "faq",
        lazy_gettext("Questions and answers"),
        lazy_gettext("What people ask in the shop, at the airport and at midnight."),
    ),
)


OWN = "host"  # the slug of a host's chapter


def slugs(config: Config) -> list[str]:
    """Return the last part of each chapter's address: the same in every language."""
    own = [OWN] if config.chapter else []
    return [*(each.slug for each in CHAPTERS), *own]


def chapters_now() -> list[Chapter]:
    """Return the chapters in the current language, with the host's own if there is one."""
    own = current_host().chapter(current_language())
    if own is None:
        return [*CHAPTERS]
    summary = lazy_gettext("A chapter by the people who run this site.")
    return [*CHAPTERS, Chapter(OWN, own.title, summary, own.foreign)]


@bp.get("/<language:tag>/guide/")
def overview() -> str:
    """Show the pages for urgent needs, then all chapters and a summary of the guide."""
    return render_template("guide/overview.html", chapters=chapters_now(), released=release_date())


@bp.get("/<language:tag>/guide/<chapter>/")
def chapter(chapter: str) -> str:
    """Show a chapter, with the ones before and after it at the foot."""
    chapters = chapters_now()
    place = next((i for i, each in enumerate(chapters) if each.slug == chapter), None)
    if place is None:
        abort(404)
    return render_template(
        f"guide/{chapter}.html",
        chapter=chapters[place],
        number=place + 1,
        before=chapters[place - 1] if place else None,
        after=chapters[place + 1] if place + 1 < len(chapters) else None,
        notes=Notes(),
    )
