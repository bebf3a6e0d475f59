"""A house with a mailbox."""
# ruff: noqa: PLC0415 - what is imported here is imported before the tests know their database

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from portal.integrations.local import LocalMailboxes

if TYPE_CHECKING:
    from tables.system import Mailbox
    from tests.system.house import House


@pytest.fixture
async def house(database: None) -> "House":
    from tests.system.house import build

    return await build()


@pytest.fixture
async def mailbox(house: "House") -> "Mailbox":
    from tests.system.house import open_mailbox

    return await open_mailbox(house)


@pytest.fixture
def mailboxes(tmp_path: Path) -> LocalMailboxes:
    return LocalMailboxes(tmp_path)
