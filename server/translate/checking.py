"""`nobars translate check`: find what is wrong in the catalogs."""

from __future__ import annotations

import json
import sys

import click

from server.catalog.check import check_catalog
from server.catalog.coverage import Coverage, measure
from server.catalog.finding import Finding, Severity
from server.catalog.judgements import Judgements
from server.core.config import Config
from server.core.languages import Language
from server.translate.catalogs import catalog_path, read_messages
from server.translate.phrases import check_phrases
from server.translate.tags import chosen, shown, tag


@click.command()
@tag
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
def check(language: Language | None, *, as_json: bool) -> None:
    """Find translations that would break a page, a number or a code, and those that read wrong.

    The app refuses a translation with an error, and shows the English text. If there are errors,
    the exit code is 1. The other findings are advice. To keep a text in spite of some advice, add
    a comment such as "# accepted: punctuation.end" above the message.
    """
    template = read_messages()
    keys = {each.key for each in template}
    cache = Config.from_environ().cache
    results: dict[str, tuple[list[Finding], Coverage]] = {}
    for each in chosen(language):
        path = catalog_path(each)
        if not path.exists():
            sys.exit(f"nobars: {shown(path)} is missing. Run `nobars translate update`.")
        judgements = Judgements(each, cache)
        results[each.tag] = check_catalog(path, each, keys, judgements), measure(each, template)
        judgements.keep()
    phrases = check_phrases(language)
    if as_json:
        click.echo(json.dumps(_as_json(results), ensure_ascii=False, indent=2))
    else:
        for name, (findings, coverage) in results.items():
            _tell(name, findings, coverage)
        for finding in phrases:
            click.echo(f"{finding}\n")
    every = [*phrases, *(each for findings, _ in results.values() for each in findings)]
    if _errors(every):
        sys.exit(1)


def _errors(findings: list[Finding]) -> list[Finding]:
    return [each for each in findings if each.severity is Severity.ERROR]


def _tell(name: str, findings: list[Finding], coverage: Coverage) -> None:
    for finding in findings:
        click.echo(f"{finding}\n")
    errors = len(_errors(findings))
    advice = len(findings) - errors
    click.echo(
        f"{name}: {_count(errors, 'error', 'errors')}, "
        f"{_count(advice, 'piece of advice', 'pieces of advice')}; "
        f"{coverage.all.done} of {coverage.all.total} messages are translated, "
        f"{coverage.critical.done} of {coverage.critical.total} on safety, dialling and money."
    )
    if errors:
        click.echo("Next: mend the errors; until then these messages are shown in English.")


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _as_json(results: dict[str, tuple[list[Finding], Coverage]]) -> dict[str, object]:
    return {
        name: {
            "errors": len(_errors(findings)),
            "translated": coverage.all.done,
            "messages": coverage.all.total,
            "critical": {"translated": coverage.critical.done, "messages": coverage.critical.total},
            "findings": [each.as_json() for each in findings],
        }
        for name, (findings, coverage) in results.items()
    }
