"""A line of the go-live list: something that a station needs before customers can book and pay."""

from enum import StrEnum

import msgspec


class ItemState(StrEnum):
    """How it stands with something: what is missing keeps a station closed, a look does not."""

    DONE = "done"
    MISSING = "missing"
    LOOK = "look"


class ItemKey(StrEnum):
    """What a station needs, in the order in which one sets it up."""

    STATION = "station"
    TIME_ZONE = "time_zone"
    BUSINESS = "business"
    AREA = "area"
    MENU = "menu"
    TIMES = "times"
    DEPOSIT = "deposit"
    TAX = "tax"
    CHEFS = "chefs"
    HANDLES = "handles"
    MAILBOX = "mailbox"
    RECEIVER = "receiver"
    STAFF = "staff"
    BASE_URL = "base_url"
    MAIL = "mail"
    NAMES = "names"
    FIRST_DATE = "first_date"


class ChecklistItem(msgspec.Struct, frozen=True):
    """One of them, with what is to be said about it."""

    key: ItemKey
    title: str
    state: ItemState
    words: str

    @property
    def is_missing(self) -> bool:
        """Say whether it keeps the station closed."""
        return self.state is ItemState.MISSING


def done(key: ItemKey, title: str, words: str) -> ChecklistItem:
    """Say that it is there."""
    return ChecklistItem(key, title, ItemState.DONE, words)


def missing(key: ItemKey, title: str, words: str) -> ChecklistItem:
    """Say that it is not there, and why a customer cannot book or pay without."""
    return ChecklistItem(key, title, ItemState.MISSING, words)


def look(key: ItemKey, title: str, words: str) -> ChecklistItem:
    """Say that it works, and that somebody should know how."""
    return ChecklistItem(key, title, ItemState.LOOK, words)
