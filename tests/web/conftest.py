"""The company, for the tests of the web."""

from typing import TYPE_CHECKING

import pytest

from tests.access.company import Company, company

if TYPE_CHECKING:
    from portal.demo import Stage


@pytest.fixture
def staff(stage: "Stage") -> Company:
    """Set the stage."""
    return company(stage)
