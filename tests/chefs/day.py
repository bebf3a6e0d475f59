"""A chef's day: where its page is, and where its parties are."""

from portal.demo import Stage
from portal.domain import qr
from portal.domain.qr import LinkKind
from tables.bookings import Booking
from tables.chefs import Chef
from tables.schedule import ChefAssignment
from tables.scope import scoped


def page_of(chef: Chef) -> str:
    return f"/c/{qr.sign(LinkKind.CHEF, chef.id, chef.link_version)}"


async def place_of(stage: Stage, booking: Booking) -> ChefAssignment:
    with scoped(stage.scope):
        (place,) = await ChefAssignment.objects().where(ChefAssignment.booking == booking.id)
    return place
