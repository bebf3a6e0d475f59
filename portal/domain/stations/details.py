"""What is said about a business, and what of it cannot be. Pure."""

import re
from typing import Annotated, Final

import msgspec

from portal.domain.contact import NotAnAddress, email_address, phone_number
from portal.domain.errors import Refused

Name = Annotated[str, msgspec.Meta(max_length=120)]
Lines = Annotated[str, msgspec.Meta(max_length=600)]
_PREFIX: Final = re.compile(r"[A-Z]{2,4}")
_SELECTOR: Final = re.compile(r"[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?")
LONGEST_NAME: Final = 120


class BusinessUnusable(Refused):
    """Something that cannot be said of a business."""


class NewBusiness(msgspec.Struct, kw_only=True):
    """What a business begins with; without a slug it is made from the name.

    `reference_prefix` begins the code of each of its bookings.
    """

    name: Name
    slug: Annotated[str, msgspec.Meta(max_length=60)] = ""
    reference_prefix: Annotated[str, msgspec.Meta(max_length=10)]


class BusinessDetails(msgspec.Struct, kw_only=True):
    """How a business is called, looks, and writes; `accent` is a color like `#b0430f`."""

    name: Name
    accent: Annotated[str, msgspec.Meta(max_length=10)]
    sender_name: Annotated[str, msgspec.Meta(max_length=80)] = ""
    sender_email: Annotated[str, msgspec.Meta(max_length=254)] = ""
    dkim_selector: Annotated[str, msgspec.Meta(max_length=63)] = ""
    phone: Annotated[str, msgspec.Meta(max_length=40)] = ""
    postal_address: Lines = ""
    legal_footer: Lines = ""


def checked_name(name: str) -> str:
    """Return a name as it is shown.

    Raises:
        BusinessUnusable: it is empty, too long, or would break a mail's header.

    """
    shown = " ".join(name.split())
    if not 0 < len(shown) <= LONGEST_NAME:
        raise BusinessUnusable("Type the name that customers know, of at most 120 characters.", field="name")
    return shown


def checked_prefix(prefix: str) -> str:
    """Return the letters before a booking's code.

    Raises:
        BusinessUnusable: a payer could not type them into a memo.

    """
    letters = prefix.strip().upper()
    if not _PREFIX.fullmatch(letters):
        raise BusinessUnusable("Take two to four letters, like MH.", field="reference_prefix")
    return letters


def checked(details: BusinessDetails) -> BusinessDetails:
    """Return the details in their one spelling.

    Raises:
        BusinessUnusable: with its field.
        NotAnAddress: the sender or the phone is none.

    """
    selector = details.dkim_selector.strip().removesuffix("._domainkey")
    if selector and not _SELECTOR.fullmatch(selector):
        raise BusinessUnusable("That names no key: it is what stands before “._domainkey”.", field="dkim_selector")
    return BusinessDetails(
        name=checked_name(details.name),
        accent=details.accent,
        sender_name=" ".join(details.sender_name.split()),
        sender_email=_sender(details.sender_email.strip()),
        dkim_selector=selector,
        phone=phone_number(details.phone) if details.phone.strip() else "",
        postal_address=details.postal_address.strip(),
        legal_footer=details.legal_footer.strip(),
    )


def _sender(typed: str) -> str:
    try:
        return email_address(typed) if typed else ""
    except NotAnAddress as error:
        raise NotAnAddress(str(error), field="sender_email") from error
