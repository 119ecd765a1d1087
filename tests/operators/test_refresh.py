"""`nobars operators`: making the derived table anew, and sorting the others."""

from __future__ import annotations

from pathlib import Path
from shutil import copy

import pytest
from click.testing import CliRunner

from server.features.operators import command
from server.features.operators.command import operators
from server.features.operators.reading import TABLES
from server.features.operators.refresh.carriers import Carrier, read_carriers
from server.features.operators.refresh.joining import join
from server.features.operators.refresh.providers import read_providers
from server.features.operators.skeleton import PATH, read_skeleton
from server.features.operators.tables import DATA
from server.features.operators.tidying import tidy

PROVIDERS = """<serviceproviders format="2.0"><country code="th">
<provider><name>AIS Mobile</name><gsm>
  <network-id mcc="520" mnc="03"/><network-id mcc="520" mnc="01"/>
  <balance-check><ussd>*121#</ussd></balance-check>
  <balance-top-up><ussd replacement="CODE">*120*CODE#</ussd></balance-top-up>
  <apn value="contract"><plan type="postpaid"/><usage type="internet"/></apn>
  <apn value="prepaid"><plan type="prepaid"/><usage type="internet"/>
    <username>me</username><password>secret</password></apn>
  <apn value="pictures"><usage type="mms"/></apn>
</gsm></provider>
<provider><name>Hutch</name><gsm><network-id mcc="520" mnc="00"/></gsm></provider>
<provider><name>CAT</name><cdma><sid value="1"/></cdma></provider>
</country></serviceproviders>"""


@pytest.fixture
def providers(tmp_path: Path) -> Path:
    """Return a small list of providers."""
    path = tmp_path / "serviceproviders.xml"
    path.write_text(PROVIDERS, "utf-8")
    return path


@pytest.fixture
def carriers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let libphonenumber have one carrier."""
    known = {"TH": (Carrier("AIS", ("เอไอเอส",)),)}
    monkeypatch.setattr(command, "read_carriers", lambda: known)


def test_provider_and_carrier_become_one_entry(providers: Path) -> None:
    """Names, networks, the prepaid APN with its login, and the codes; no CDMA."""
    ais, hutch = join(read_providers(providers), {"TH": (Carrier("AIS", ("เอไอเอส",)),)})
    assert ais.row() == (
        "TH",
        "AIS Mobile",
        "AIS",
        "เอไอเอส",
        "520-01 520-03",
        "prepaid,me,secret",
        "*121#",
        "*120*{pin}#",
    )
    assert (hutch.name, hutch.carrier) == ("Hutch", "")


@pytest.mark.usefixtures("carriers")
def test_refresh_prints_what_changes_and_writes_it(
    tmp_path: Path, providers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A maintainer reviews a diff; a second run changes nothing."""
    path = tmp_path / "skeleton.tsv"
    monkeypatch.setattr(command, "PATH", path)
    run = CliRunner().invoke
    monkeypatch.setattr(command, "FEWEST", 1)
    arguments = ["refresh", "--providers", str(providers)]
    checked = run(operators, [*arguments, "--check"])
    assert (checked.exit_code, path.exists()) == (1, False)
    first = run(operators, arguments)
    assert "+TH\tAIS Mobile\tAIS" in first.output
    assert [entry.name for entry in read_skeleton(path)] == ["AIS Mobile", "Hutch"]
    assert run(operators, arguments).output == "skeleton.tsv is up to date.\n"


def test_refresh_without_the_list_says_how_to_get_it(tmp_path: Path) -> None:
    """The package isn't installed on every machine."""
    result = CliRunner().invoke(operators, ["refresh", "--providers", str(tmp_path / "none.xml")])
    assert result.exit_code == 1
    assert "apt-get install mobile-broadband-provider-info" in result.output


def test_carriers_are_filed_under_their_own_country() -> None:
    """+7 is the code of Russia and Kazakhstan; local names are kept."""
    known = read_carriers()
    assert "Kcell/Activ" in {carrier.name for carrier in known["KZ"]}
    assert "Kcell/Activ" not in {carrier.name for carrier in known["RU"]}
    mobile = next(carrier for carrier in known["CN"] if carrier.name == "China Mobile")
    assert "中国移动" in mobile.local


def test_tables_are_in_order(tmp_path: Path) -> None:
    """`nobars operators tidy` was run, so a diff shows only what was meant."""
    for name in TABLES:
        copy(DATA / name, tmp_path / name)
    assert tidy(tmp_path) == []


def test_tidy_puts_a_pasted_row_in_its_place(tmp_path: Path) -> None:
    """Rows may be added at the end of a table."""
    for name in TABLES:
        header, *rows = (DATA / name).read_text("utf-8").splitlines()
        (tmp_path / name).write_text("\n".join([header, *rows[1:], rows[0]]) + "\n", "utf-8")
    assert tidy(tmp_path) == list(TABLES)
    assert (tmp_path / "codes.tsv").read_text("utf-8") == (DATA / "codes.tsv").read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "said"),
    [("<html>", "can't be read as XML"), ("<serviceproviders/>", "has 0 providers")],
)
def test_file_that_is_no_list_changes_nothing(tmp_path: Path, text: str, said: str) -> None:
    """An empty table would take the names of all operators away."""
    before = PATH.read_bytes()
    file = tmp_path / "list.xml"
    file.write_text(text, "utf-8")
    result = CliRunner().invoke(operators, ["refresh", "--providers", str(file)])
    assert result.exit_code == 1
    assert said in result.output
    assert PATH.read_bytes() == before
