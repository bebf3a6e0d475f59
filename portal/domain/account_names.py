"""How the names of accounts are compared: what is written differently may still be one account. Pure."""

from typing import Final

GMAIL: Final = frozenset({"gmail.com", "googlemail.com"})


def is_address(text: str) -> bool:
    """Whether this is an e-mail address rather than a handle or the name of an account."""
    local, at, domain = text.strip().partition("@")
    return bool(local and at and "." in domain) and not any(letter.isspace() for letter in text.strip())


def mailbox_of(address: str) -> str:
    """Return the mailbox that an address leads to: without a tag ("pay+zelle@"), at Gmail also without dots."""
    local, _, domain = address.strip().casefold().rpartition("@")
    local = local.partition("+")[0]
    if domain in GMAIL:
        local, domain = local.replace(".", ""), "gmail.com"
    return f"{local}@{domain}"


def plain(name: str) -> str:
    """Return a handle or an account's name without its sign (@, $), case and spacing."""
    return " ".join(name.strip().lstrip("@$").casefold().split())


def one_spelling(text: str) -> str:
    """Return what every way to write an account has in common."""
    return mailbox_of(text) if is_address(text) else plain(text)
