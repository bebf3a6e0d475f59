"""Letters as they are read: on a phone and at a desk, by day and by night."""

import pytest
from playwright.async_api import Browser

from tables.bookings import LetterKind
from tests.browser.conftest import Live
from tests.browser.person import looked_at

pytestmark = pytest.mark.browser


async def test_every_letter_fits_a_phone_and_can_be_read_by_everybody(live: Live, browser: Browser) -> None:
    context = await browser.new_context(base_url=live.url)
    page = await context.new_page()

    for name in [*LetterKind, "receipt", "correction", "changed_hold"]:
        letter = await context.request.get(f"/dev/letters/{name}")
        await page.set_content(await letter.text())
        await looked_at(page, f"letter-{name}")

    await context.close()
