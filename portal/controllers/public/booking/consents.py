"""The boxes by which customers agree to be written to, with the words beside them."""

from typing import Any, Final

from litestar import Request

from portal.controllers.public.booking.forms import YouForm
from portal.domain import customers
from portal.domain.customers import Consent
from portal.domain.drafts import Answers
from portal.web import abuse_limits
from portal.web.public import open_station
from tables.customers import ConsentChannel

CustomerRequest = Request[Any, Any, Any]
PAGE: Final = "book"


def consents_of(request: CustomerRequest, ticked: YouForm | Answers) -> tuple[Consent, ...]:
    """Return the boxes that were ticked, with the words beside them."""
    given = {ConsentChannel.EMAIL: ticked.wants_email, ConsentChannel.SMS: ticked.wants_sms}
    return consents(request, given)


def consents(request: CustomerRequest, given: dict[ConsentChannel, bool]) -> tuple[Consent, ...]:
    """Return consents by the words that stand beside the boxes now."""
    words = customers.consent_texts(open_station(request).business_name)
    return tuple(
        Consent(
            channel=channel,
            words=words[channel].words,
            wording_version=words[channel].version,
            page=PAGE,
            address=abuse_limits.address(request) or None,
        )
        for channel, is_given in given.items()
        if is_given
    )
