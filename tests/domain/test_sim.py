"""SIMs out of the fields of a form, and back."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from domain.bridge import Domain
from domain.records import NOW, identifier, sim, texts

FILLED = {
    "simLabel": "Trip",
    "simOperator": "AIS",
    "simCountry": "TH",
    "simPhone": "+66 81 234 5678",
}


def parse(domain: Domain, form: dict[str, str], **context: Any) -> Any:
    """Give what `parseSim` says of a form."""
    return domain.call("sim.parseSim", form, {"now": NOW, "id": identifier(1)} | context)


def test_every_field_finds_its_place(domain: Domain) -> None:
    """A filled form makes a SIM, and the SIM the form."""
    assert parse(domain, FILLED) == {"sim": sim()}
    assert domain.call("sim.simToFields", sim()) == FILLED


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ({"simLabel": "Trip", "simOperator": "AIS"}, "Trip"),
        ({"simOperator": "AIS", "simPhone": "0812345678"}, "AIS"),
        ({"simPhone": "٠٨١٢٣٤٥٦٧٨"}, "0812345678"),
    ],
)
def test_one_thing_to_know_it_by_is_enough(domain: Domain, form: dict[str, str], name: str) -> None:
    """Label, operator or number name a SIM."""
    assert domain.call("sim.nameOf", parse(domain, form)["sim"]) == name


@pytest.mark.parametrize(
    ("form", "problem"),
    [
        ({}, {"field": "simLabel", "code": "sim.empty"}),
        ({"simCountry": "TH", "simLabel": " "}, {"field": "simLabel", "code": "sim.empty"}),
        (
            FILLED | {"simCountry": "Thailand"},
            {
                "field": "simCountry",
                "code": "country.unknown",
                "values": {"country": "THAILAND"},
            },
        ),
        (
            FILLED | {"simCountry": "ZZ"},
            {"field": "simCountry", "code": "country.unknown", "values": {"country": "ZZ"}},
        ),
        (
            FILLED | {"simPhone": "1" * 41},
            {"field": "simPhone", "code": "text.too-long", "values": {"most": 40, "length": 41}},
        ),
    ],
)
def test_problem_is_told_at_its_field(
    domain: Domain, form: dict[str, str], problem: dict[str, Any]
) -> None:
    """A nameless SIM, no country's code, an endless number."""
    assert parse(domain, form) == {"problems": [problem]}


@given(label=texts(50), operator=texts(50), phone=texts(30))
def test_every_sim_from_the_form_fits_a_backup_and_the_form(
    domain: Domain, label: str, operator: str, phone: str
) -> None:
    """What can be saved can be restored and edited."""
    form = {"simLabel": "x" + label, "simOperator": operator, "simPhone": phone}
    first = parse(domain, form)["sim"]
    assert domain.call("schema.findFlawInSim", first) is None
    assert parse(domain, domain.call("sim.simToFields", first))["sim"] == first
