"""Components: each one is shown on /dev/components, and nothing in them needs an inline script or style."""

import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx
import pytest
from jinja2 import UndefinedError
from litestar import Litestar

from portal.controllers.dev.components import ComponentsPage
from portal.web.components import brand_css
from portal.web.templates import ROOT, environment, template_config

TEMPLATES = sorted(ROOT.rglob("*.html"))
PAGES = ["/dev/components", "/dev/components/customer", "/dev/components/search?q=okon"]
INLINE = re.compile(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)|javascript:|hx-on", re.IGNORECASE)


async def page(address: str) -> httpx.Response:
    app: Any = Litestar([ComponentsPage], template_config=template_config(), openapi_config=None)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://portal.test") as client:
        return await client.get(address)


@pytest.mark.parametrize("address", PAGES)
async def test_every_component_page_renders_without_anything_inline(address: str) -> None:
    answer = await page(address)

    assert answer.status_code == 200
    assert not INLINE.search(answer.text)


@pytest.mark.parametrize("status", [403, 404, 409, 422, 429, 500, 503, 418, 599])
async def test_every_error_says_what_was_kept_and_gives_a_number(status: int) -> None:
    answer = await page(f"/dev/components/error/{status}")

    assert "r-8f21c4" in answer.text
    assert re.search(r"Nothing was|kept|still in the form|saved|are safe", answer.text)


# a mail has its style in its head, where mail readers look
@pytest.mark.parametrize(
    "template",
    [each for each in TEMPLATES if each.name != "email.html"],
    ids=lambda path: path.relative_to(ROOT).as_posix(),
)
def test_no_template_has_anything_inline(template: Path) -> None:
    assert not INLINE.search(template.read_text())


def test_every_component_is_shown() -> None:
    defined = {
        name
        for file in (ROOT / "components").glob("*.html")
        for name in re.findall(r"{%-? macro (\w+)", file.read_text())
    }
    shown = "".join(path.read_text() for path in TEMPLATES)

    assert {name for name in defined if f"ui.{name}(" not in shown} == set()


def test_a_component_is_reached_from_a_block_rendered_alone() -> None:
    template = environment().from_string("{% block part %}{{ ui.chip('Paid', 'check', 'ok') }}{% endblock %}")

    alone = "".join(template.blocks["part"](template.new_context()))

    assert 'class="chip ok"' in alone


def test_a_component_that_is_not_there_is_named() -> None:
    with pytest.raises(UndefinedError, match="buton"):
        environment().from_string("{{ ui.buton('Save') }}").render()


def test_what_people_write_is_escaped() -> None:
    written = environment().from_string("{{ ui.button(name, data_copy=name) }}").render(name='"><img src=x>')

    assert "<img" not in written


def test_a_field_shows_what_was_typed_and_its_error() -> None:
    form = SimpleNamespace(typed={"amount": "12,x"}, errors={"amount": "Write dollars and cents, like 12.50."})

    written = environment().from_string("{{ ui.money_field('Amount', 'amount', form=form) }}").render(form=form)

    assert 'value="12,x"' in written
    assert 'aria-invalid="true" aria-describedby="field-amount-error"' in written
    assert "like 12.50." in written


def test_a_password_is_never_written_back() -> None:
    form = SimpleNamespace(typed={"password": "secret"}, errors={})
    template = environment().from_string("{{ ui.field('Password', 'password', type='password', form=form) }}")

    assert "secret" not in template.render(form=form)


@pytest.mark.parametrize(
    ("hue", "chroma", "written"),
    [
        (33, 0.19, "--brand-h: 33; --brand-c: 0.190"),
        (400, 0.5, "--brand-h: 40; --brand-c: 0.200"),
        (-30, -1.0, "--brand-h: 330; --brand-c: 0.000"),
    ],
)
def test_a_brand_stays_within_what_can_be_read(hue: int, chroma: float, written: str) -> None:
    assert written in brand_css(hue, chroma)
