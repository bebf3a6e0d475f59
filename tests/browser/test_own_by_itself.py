"""A customer leaves their page open on the phone: what is to show up by itself does, and takes nothing away."""

import pytest
from playwright.async_api import expect

from tests.browser.conftest import Live, OpenPage
from tests.browser.own_page import books
from tests.browser.person import PHONE, looked_at
from tests.browser.queue import COMES_WITHIN, pays

pytestmark = pytest.mark.browser

HOST = "Wilhelmina Farquharson"


async def test_deposit_and_balance_show_up_on_the_open_page(live: Live, open_page: OpenPage) -> None:
    phone = await open_page()
    await phone.set_viewport_size(PHONE)
    await books(phone, HOST, weeks=9)
    reference = await phone.locator("#party .code").inner_text()

    await pays(live, HOST.upper(), "100.00", memo=reference)
    await expect(phone.locator(".own-head h1")).to_have_text("It’s a date, Wilhelmina", timeout=COMES_WITHIN)
    await phone.get_by_label("Your message").fill("Is there a fan")
    due = (await phone.locator(".pay .due").inner_text()).removeprefix("$")
    await pays(live, HOST.upper(), due, memo=reference)

    await expect(phone.locator(".own-head")).to_contain_text("It’s paid in full.", timeout=COMES_WITHIN)
    await expect(phone.locator(".pay")).to_have_count(0)
    assert await phone.get_by_label("Your message").input_value() == "Is there a fan"
    await looked_at(phone, "own-paid")
