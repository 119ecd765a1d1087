"""Ids that sort by the moment they were made."""

from __future__ import annotations

import uuid

from hypothesis import given
from hypothesis import strategies as st

from domain.bridge import Domain

moments = st.integers(0, 2**47)
chances = st.binary(min_size=10, max_size=10)


@given(now=moments, random=chances)
def test_identifier_is_a_uuid_of_version_7(domain: Domain, now: int, random: bytes) -> None:
    """Python's UUID finds version, variant and time in their places."""
    text = domain.call("identifier.uuidv7", now, random)
    parsed = uuid.UUID(text)
    assert str(parsed) == text
    assert (parsed.version, parsed.variant) == (7, uuid.RFC_4122)
    assert parsed.int >> 80 == now
    assert domain.call("identifier.isIdentifier", text)


def test_identifier_agrees_with_the_example_of_the_rfc(domain: Domain) -> None:
    """RFC 9562, A.6: February 22, 2022 2:22:22.00 PM GMT-05:00."""
    # rand_a 0xCC3 and rand_b 0x18C4DC0C0C07398F as one number of 74 bits
    random = ((0xCC3 << 62) | 0x18C4DC0C0C07398F).to_bytes(10, "big")
    text = domain.call("identifier.uuidv7", 0x017F22E279B0, random)
    assert text == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f"


@given(steps=st.lists(st.tuples(moments, chances), min_size=2, max_size=20))
def test_identifiers_ascend_whatever_the_clock_does(
    domain: Domain, steps: list[tuple[int, bytes]]
) -> None:
    """Each sorts after the one before, within a millisecond and after the clock was set back."""
    ids: list[str] = []
    for now, random in steps:
        ids.append(domain.call("identifier.uuidv7", now, random, *ids[-1:]))
    assert ids == sorted(ids)
    assert len(set(ids)) == len(ids)
    assert {uuid.UUID(text).version for text in ids} == {7}


def test_identifiers_ascend_past_the_last_of_a_millisecond(domain: Domain) -> None:
    """Where the random bits are used up, the next millisecond begins."""
    full = domain.call("identifier.uuidv7", 5, b"\xff" * 10)
    after = domain.call("identifier.uuidv7", 5, b"\x00" * 10, full)
    assert after == "00000000-0006-7000-8000-000000000000"
