"""Who decides in the tests of matching."""

from typing import TYPE_CHECKING
from uuid import UUID

import pytest

if TYPE_CHECKING:
    from portal.demo import Stage


@pytest.fixture
def manager(stage: "Stage") -> UUID:
    """Maya, who decides for Riverside."""
    return stage.users["maya"].id
