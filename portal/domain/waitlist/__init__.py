"""The waiting list: who wants a date that is full."""

from portal.domain.waitlist.events import PlaceOffered, WaitingBegun, WaitingEnded
from portal.domain.waitlist.expire_offers import expire_offers
from portal.domain.waitlist.join import DateIsFree, TooLateToWait, join
from portal.domain.waitlist.leave import leave
from portal.domain.waitlist.offer import offer
from portal.domain.waitlist.offer_after import offer_after
from portal.domain.waitlist.queries import WaitingLine, waiting, waits_no_more
from portal.domain.waitlist.send_offer import OfferFacts, WriteOffer, facts_of_waiting, send_offer

__all__ = [
    "DateIsFree",
    "OfferFacts",
    "PlaceOffered",
    "TooLateToWait",
    "WaitingBegun",
    "WaitingEnded",
    "WaitingLine",
    "WriteOffer",
    "expire_offers",
    "facts_of_waiting",
    "join",
    "leave",
    "offer",
    "offer_after",
    "send_offer",
    "waiting",
    "waits_no_more",
]
