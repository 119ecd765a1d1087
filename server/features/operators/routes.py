"""The directory of operators: a list of countries, a page for each, and the data for phones."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from flask import Blueprint, Response, abort, render_template, url_for

from server.core.languages import Language
from server.core.localization import current_language
from server.features.operators.countries import country_name
from server.features.operators.datafile import describe
from server.features.operators.directory import read_directory
from server.features.operators.facts import NO_COUNTRY
from server.features.operators.packing import pack
from server.features.operators.view import MAIN, CountryView, Json
from server.features.operators.words import Words

bp = Blueprint("operators", __name__)


@cache
def directory() -> Json:
    """Return the directory as plain data."""
    return describe(read_directory())


@cache
def countries() -> tuple[str, ...]:
    """Return the countries that have a page, by ISO 3166-1 code."""
    return tuple(each for each in directory()["countries"] if each != NO_COUNTRY)


def country_urls(language: Language, *, external: bool = False) -> Iterator[str]:
    """Yield the address of each country's page; phones make these pages from the data."""
    for country in countries():
        yield url_for("operators.country", tag=language.tag, cc=country.lower(), _external=external)


@bp.get("/assets/operators.json")
def data_file() -> Response:
    """Serve the data: one file for all languages."""
    return Response(pack(directory()), mimetype="application/json")


@bp.get("/<language:tag>/operators/")
def index() -> str:
    """List the countries; a script adds the search."""
    tag = current_language().tag
    named = sorted((country_name(each, tag), each.lower()) for each in countries())
    return render_template("operators/index.html", countries=named)


@bp.get("/<language:tag>/operators/-/")
def shell() -> str:
    """Show the page that phones fill from the data, for the address of any country."""
    return render_template("operators/shell.html", main_kinds=MAIN)


@bp.get("/<language:tag>/operators/<cc>/")
def country(cc: str) -> str:
    """Show the operators of a country to visitors without a saved copy or without scripts."""
    if cc.upper() not in countries() or cc != cc.lower():
        abort(404)
    view = CountryView(directory(), cc.upper(), Words())
    name = country_name(cc.upper(), current_language().tag)
    return render_template(
        "operators/country.html",
        cc=cc.upper(),
        name=name,
        operators=view.sections(),
        knows_cards=view.knows_cards(),
        ask=view.ask(),
    )
