"""E-mail addresses and phone numbers: one spelling for each."""

import re
import unicodedata
from typing import Final

import phonenumbers
from email_validator import EmailNotValidError, validate_email

from portal.domain.errors import Refused

REGION = "US"
_WITH_A_NAME: Final = re.compile(r"[^<>]*<([^<>]+)>\s*")


class NotAnAddress(Refused):
    """What was typed is not an e-mail address or phone number."""


def email_address(typed: str) -> str:
    """Return the one spelling of an address, also of one that was pasted: `Pia <pia@example.com>`, with what none sees.

    Raises:
        NotAnAddress: it is none.

    """
    try:
        return validate_email(_alone(typed), check_deliverability=False).normalized.lower()
    except EmailNotValidError as error:
        raise NotAnAddress(
            "That’s not an e-mail address. It should look like maya@example.com.", field="email"
        ) from error


def _alone(pasted: str) -> str:
    """Return an address without the name before it, and without characters that nobody sees."""
    seen = "".join(letter for letter in pasted if unicodedata.category(letter) != "Cf").strip()
    named = _WITH_A_NAME.fullmatch(seen)
    return (named[1] if named else seen).removeprefix("mailto:").strip()


def phone_number(typed: str) -> str:
    """Return a number in E.164 form, read as a US number where no country is given.

    Raises:
        NotAnAddress: it is none.

    """
    for match in phonenumbers.PhoneNumberMatcher(typed, REGION):
        if phonenumbers.is_possible_number(match.number):
            return phonenumbers.format_number(match.number, phonenumbers.PhoneNumberFormat.E164)
    raise NotAnAddress("This is not a phone number. Type it with its area code, such as 916 555 0100.", field="phone")


def spoken(number: str) -> str:
    """Return a number as people write it; one of another country with its code, and other words as they are."""
    try:
        read = phonenumbers.parse(number, REGION)
    except phonenumbers.NumberParseException:
        return number
    form = phonenumbers.PhoneNumberFormat
    return phonenumbers.format_number(read, form.NATIONAL if read.country_code == 1 else form.INTERNATIONAL)
