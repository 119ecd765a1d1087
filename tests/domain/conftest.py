"""What the domain's tests share: the domain itself, and a pace for Hypothesis."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import settings

from domain.backups import FULL, write
from domain.bridge import Domain

# Each example crosses to Node and back: time limits would measure the machine.
settings.register_profile("domain", max_examples=100, deadline=None)
settings.load_profile("domain")


@pytest.fixture(scope="session")
def domain(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Domain]:
    """Return the domain, running in a Node process of this session."""
    domain = Domain(tmp_path_factory.mktemp("domain"))
    yield domain
    domain.close()


@pytest.fixture(scope="session")
def backup(domain: Domain) -> bytes:
    """Return the backup of a log with all kinds of records."""
    return write(domain, FULL)
