"""What a station writes down about a chef, checked and in one spelling. Pure."""

import re
from typing import Any, Final

import msgspec

from portal.domain import customers
from portal.domain.errors import Refused

MOST_EVENTS: Final = 6
MOST_SKILLS: Final = 12
LONGEST_SKILL: Final = 40
_ZIP: Final = re.compile(r"\d{5}")


class NotAChef(Refused):
    """What was typed about a chef cannot be right."""


class ChefDetails(msgspec.Struct, frozen=True, kw_only=True):
    """Who a chef is, how they are reached, and what can be asked of them; skills in words, separated by commas."""

    name: str
    phone: str = ""
    email: str = ""
    postal_code: str = ""
    skills: str = ""
    max_events_a_day: int = 2


def columns(details: ChefDetails) -> dict[str, Any]:
    """Return what is kept of the details.

    Raises:
        NotAChef: the name is missing, the ZIP is none, or the numbers are out of reason.
        NotAnAddress: the phone or e-mail is none.

    """
    name = " ".join(details.name.split())
    if not name:
        raise NotAChef("Type the chef’s name.", field="name")
    if details.postal_code and not _ZIP.fullmatch(details.postal_code):
        raise NotAChef("A ZIP code has five digits, like 95814.", field="postal_code")
    if not 1 <= details.max_events_a_day <= MOST_EVENTS:
        raise NotAChef(f"A chef cooks at 1 to {MOST_EVENTS} parties a day.", field="max_events_a_day")
    return {
        "name": name,
        "phone": customers.phone_number(details.phone) if details.phone else None,
        "email": customers.email_address(details.email) if details.email else None,
        "postal_code": details.postal_code,
        "skills": _skills(details.skills),
        "max_events_a_day": details.max_events_a_day,
    }


def _skills(typed: str) -> list[str]:
    words = (" ".join(word.split()).lower() for word in typed.split(","))
    skills = list(dict.fromkeys(word for word in words if word))
    if len(skills) > MOST_SKILLS or any(len(skill) > LONGEST_SKILL for skill in skills):
        raise NotAChef(f"Name at most {MOST_SKILLS} skills, each in a word or two.", field="skills")
    return skills
