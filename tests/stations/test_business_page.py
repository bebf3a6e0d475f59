"""The business's page: its name, color, sender and logo, for all of its stations."""

import io

import pytest
from PIL import Image

from portal.domain import access
from portal.domain.access import RoleName
from tables.scope import Scope, scoped
from tables.stations import Business
from tests.access.company import Company
from tests.web.visitor import Visitor

PAGE = "/riverside/business"
SAID = {"name": "MyHibachi", "accent": "#c43b15"}


@pytest.fixture
async def olive(staff: Company, visitor: Visitor) -> Visitor:
    return await visitor.logs_in(staff.olive)


def png() -> bytes:
    out = io.BytesIO()
    Image.new("RGBA", (900, 300), (196, 59, 21, 255)).save(out, "PNG")
    return out.getvalue()


async def sends(visitor: Visitor, raw: bytes, name: str = "logo.png") -> object:
    hidden = await visitor.hidden_fields(PAGE)
    return await visitor.post(f"{PAGE}/logo", data=hidden, files={"logo": (name, raw, "application/octet-stream")})


async def test_what_a_business_says_of_itself_is_kept(staff: Company, olive: Visitor) -> None:
    answer = await olive.submits(
        PAGE,
        name="  My   Hibachi ",
        accent="#c43b15",
        sender_name="Chefs of MyHibachi",
        sender_email="Hello@Grill.example.com",
        dkim_selector="autumn._domainkey",
        phone="(916) 555-0100",
        postal_address="1 River Rd\nSacramento",
        legal_footer="MyHibachi LLC, license 12345",
    )

    assert answer.status_code == 303
    business = await Business.one(staff.business)
    assert (business.name, business.sender_email, business.dkim_selector, business.phone) == (
        "My Hibachi",
        "hello@grill.example.com",
        "autumn",
        "+19165550100",
    )
    assert (business.brand_hue, business.brand_chroma_thousandths) == (35, 180)


async def test_a_color_on_which_nobody_could_read_is_darkened_and_that_is_said(olive: Visitor) -> None:
    answer = await olive.submits(PAGE, **SAID | {"accent": "#ffd400"})

    said = (await olive.get(answer.headers["location"])).text
    assert "White words could not be read on #ffd400 (1.4 to 1): buttons show it darker" in said


@pytest.mark.parametrize(
    ("field", "typed"),
    [("name", " "), ("accent", "red"), ("sender_email", "hello"), ("phone", "call us"), ("dkim_selector", "a b")],
)
async def test_what_cannot_be_stands_beside_its_field_and_nothing_typed_is_lost(
    olive: Visitor, field: str, typed: str
) -> None:
    answer = await olive.submits(PAGE, **SAID | {"legal_footer": "License 12345"} | {field: typed})

    assert answer.status_code == 422
    assert f'id="field-{field}-error"' in answer.text
    assert "License 12345" in answer.text


async def test_a_logo_is_drawn_anew_and_shown_to_everybody(staff: Company, olive: Visitor) -> None:
    await sends(olive, png())

    business = await Business.one(staff.business)
    olive.cookies.clear()
    shown = await olive.get(f"/pictures/{business.logo}")
    assert (shown.status_code, shown.headers["content-type"]) == (200, "image/png")
    assert Image.open(io.BytesIO(shown.content)).size == (640, 213)
    assert "immutable" in shown.headers["cache-control"]


async def test_what_is_no_picture_is_refused_at_its_field(staff: Company, olive: Visitor) -> None:
    answer = await sends(olive, b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "logo.svg")

    assert "send the picture as a PNG" in answer.text  # type: ignore[attr-defined]
    assert (await Business.one(staff.business)).logo is None


async def test_a_logo_is_taken_down_and_mails_that_show_it_keep_it(staff: Company, olive: Visitor) -> None:
    await sends(olive, png())
    logo = (await Business.one(staff.business)).logo

    await olive.submits(f"{PAGE}/logo/removal", page=PAGE)

    assert (await Business.one(staff.business)).logo is None
    assert (await olive.get(f"/pictures/{logo}")).status_code == 200


async def test_who_sets_up_one_station_does_not_change_the_business_of_the_others(
    staff: Company, visitor: Visitor
) -> None:
    with scoped(Scope(staff.business, frozenset({staff.riverside}))):
        await access.grant(staff.sam, RoleName.ADMIN, station=staff.riverside)
    await visitor.logs_in(staff.sam)

    assert (await visitor.get(PAGE)).status_code == 403
    assert (await visitor.submits(PAGE, page="/riverside/account", **SAID | {"name": "Mine"})).status_code == 403
    assert (await Business.one(staff.business)).name == "MyHibachi"
