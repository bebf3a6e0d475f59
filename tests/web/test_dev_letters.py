"""The page that shows every letter, and that real letters are no different."""
# ruff: noqa: PLC0415 - what is imported at the top is imported before the tests know their database

from pathlib import Path
from typing import TYPE_CHECKING

from tables.mailings import LetterKind
from tests.cast import Builder

if TYPE_CHECKING:
    from portal.demo import Stage
    from tests.web.visitor import Visitor

OTHERS = ("receipt", "receipt_for_credit", "correction", "changed_hold")


async def test_every_kind_of_letter_can_be_looked_at(visitor: "Visitor") -> None:
    page = await visitor.get("/dev/letters")

    for name in [*LetterKind, *OTHERS]:
        frame = await visitor.get(f"/dev/letters/{name}")
        assert f'id="{name}"' in page.text
        assert frame.status_code == 200
        assert "Hi Ngozi," in frame.text


async def test_a_letter_is_shown_in_a_sandbox(visitor: "Visitor") -> None:
    frame = await visitor.get("/dev/letters/held")

    assert "sandbox" in frame.headers["content-security-policy"]
    assert "<script" not in frame.text
    assert " style=" not in frame.text


async def test_a_real_letter_says_everything_that_the_page_shows(
    a: Builder, stage: "Stage", visitor: "Visitor", tmp_path: Path
) -> None:
    from portal.domain.quotes import Guests
    from portal.integrations.local import LocalEmailSender
    from tables.catalog import Product
    from tables.scope import scoped
    from tests.journeys.work import integrations_in, work_off

    integrations = integrations_in(tmp_path)
    await a.chef(postal_code="95814")
    await a.catalog()
    with scoped(stage.scope_of(stage.riverside)):
        filet = await Product.objects().get(Product.name == "Filet mignon")
    assert filet is not None
    await a.book(
        name="Ngozi Okonkwo",
        email="ngozi@example.com",
        guests=Guests(22, 6),
        menu={filet.id: 9},
        address="9018 Laguna Shores Dr",
        city="Elk Grove",
        postal_code="95758",
        days=24,
    )

    await work_off(integrations)

    assert isinstance(integrations.email, LocalEmailSender)
    [mail] = integrations.email.sent()
    body = mail.get_body(("plain",))
    assert body is not None
    real = body.get_content()
    shown = (await visitor.get("/dev/letters")).text
    assert str(mail["From"]) == "MyHibachi Riverside <hello@demo.example.com>"
    for line in (
        "Hi Ngozi,",
        "Where:   9018 Laguna Shores Dr, Elk Grove 95758",
        "Guests:  22 adults, 6 children",
        "Adults (22 × $55.00): $1,210.00",
        "Children (6 × $30.00): $180.00",
        "Filet mignon (9 × $5.00): $45.00",
        "How to send $100.00",
        "(916) 555-0142",
    ):
        assert line in real
        assert line in shown
