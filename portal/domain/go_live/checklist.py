"""What a station has, and what it still lacks, until a customer can book and pay. Pure."""

from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

from portal.domain.go_live.facts import Facts, MailboxFacts
from portal.domain.go_live.item import ChecklistItem, ItemKey, ItemState, done, look, missing
from portal.text import long_day, money, percent

WITHOUT_SALES_TAX: Final = frozenset({"DE", "MT", "NH", "OR"})
_MAIL_OF: Final = {"mx.google.com": "Gmail"}


def checklist(facts: Facts) -> list[ChecklistItem]:
    """Say of everything how it stands, in the order in which it is set up."""
    return [
        _station(facts),
        _time_zone(facts),
        _business(facts),
        _area(facts),
        _menu(facts),
        _times(facts),
        _deposit(facts),
        _tax(facts),
        _chefs(facts),
        _handles(facts),
        _mailbox(facts.mailboxes),
        _receiver(facts.mailboxes),
        _staff(facts),
        _base_url(facts.outside.base_url),
        _mail(facts),
        _names(facts),
        _first_date(facts),
    ]


def is_live(items: list[ChecklistItem]) -> bool:
    """Say whether a customer could book and pay."""
    return not any(item.state is ItemState.MISSING for item in items)


def _station(facts: Facts) -> ChecklistItem:
    title = "Station"
    if not facts.phone:
        return missing(ItemKey.STATION, title, "It has no phone number: customers who are stuck cannot call.")
    at = f"{facts.place.city}, {facts.place.state}" if facts.place else "an unknown ZIP"
    return done(ItemKey.STATION, title, f"{facts.station}, whose chefs set out from {at}.")


def _time_zone(facts: Facts) -> ChecklistItem:
    title, there = "Time zone", facts.place.time_zone if facts.place else facts.time_zone
    if there != facts.time_zone:
        words = (
            f"Its clock is set to {facts.time_zone}, but its ZIP is in {there}: parties would begin at another hour."
        )
        return missing(ItemKey.TIME_ZONE, title, words)
    return done(ItemKey.TIME_ZONE, title, f"{facts.time_zone}, as at its ZIP.")


def _business(facts: Facts) -> ChecklistItem:
    title = "Business"
    if not facts.sender_email and not facts.outside.smtp_sender:
        return missing(ItemKey.BUSINESS, title, "Nobody said which address its mails come from.")
    if not facts.postal_address:
        return missing(ItemKey.BUSINESS, title, "Its postal address is missing: it stands below every mail.")
    return done(ItemKey.BUSINESS, title, f"Writes from {facts.sender_email or facts.outside.smtp_sender}.")


def _area(facts: Facts) -> ChecklistItem:
    title = "Service area"
    if facts.areas:
        return done(ItemKey.AREA, title, f"ZIP codes that begin with one of {facts.areas} numbers.")
    return done(ItemKey.AREA, title, f"Every ZIP code within {facts.farthest_miles} miles. Name some to be more exact.")


def _menu(facts: Facts) -> ChecklistItem:
    title = "Menu and prices"
    if not facts.sells_meals:
        return missing(
            ItemKey.MENU, title, "Nothing is sold yet. Start with the standard menu, and change what differs."
        )
    return done(ItemKey.MENU, title, f"{facts.products} things are sold.")


def _times(facts: Facts) -> ChecklistItem:
    title = "Times of parties"
    if not facts.times:
        return missing(ItemKey.TIMES, title, "No party can begin at any time of the day.")
    return done(
        ItemKey.TIMES, title, "One time of the day." if facts.times == 1 else f"{facts.times} times of the day."
    )


def _deposit(facts: Facts) -> ChecklistItem:
    title = "Deposit"
    if not facts.has_policy:
        return missing(ItemKey.DEPOSIT, title, "There are no rules yet. They come with the usual menu.")
    if not facts.deposit_cents:
        return look(ItemKey.DEPOSIT, title, "None: whoever books has a date, paid or not.")
    return done(ItemKey.DEPOSIT, title, f"{money(facts.deposit_cents)} holds a date.")


def _tax(facts: Facts) -> ChecklistItem:
    title, state = "Sales tax", facts.place.state if facts.place else ""
    if facts.tax_basis_points:
        return done(ItemKey.TAX, title, f"{percent(facts.tax_basis_points)}.")
    if state in WITHOUT_SALES_TAX:
        return done(ItemKey.TAX, title, f"None, as {state} has no sales tax.")
    if facts.was_policy_changed:
        return look(ItemKey.TAX, title, "None is charged. Somebody has looked through the rules and left it so.")
    return missing(
        ItemKey.TAX, title, f"None is charged, and nobody has said that this is right in {state or 'its state'}."
    )


def _chefs(facts: Facts) -> ChecklistItem:
    title = "Chefs"
    if not facts.chefs:
        return missing(ItemKey.CHEFS, title, "Nobody cooks here yet.")
    if not facts.chefs_with_hours:
        return missing(ItemKey.CHEFS, title, "No chef has said on which days they work.")
    idle = facts.chefs - facts.chefs_with_hours
    rest = f" {idle} more without hours of the week." if idle else ""
    return done(ItemKey.CHEFS, title, f"{facts.chefs_with_hours} with hours of the week.{rest}")


def _handles(facts: Facts) -> ChecklistItem:
    title = "Ways to pay"
    ways = [way for way, to in (("Zelle", facts.zelle_recipient), ("Venmo", facts.venmo_handle)) if to]
    if not ways:
        return missing(ItemKey.HANDLES, title, "Customers are told no way to pay. Say where Zelle or Venmo goes.")
    return done(ItemKey.HANDLES, title, f"{' and '.join(ways)}. Read them once more: money to a wrong letter is gone.")


def _mailbox(mailboxes: tuple[MailboxFacts, ...]) -> ChecklistItem:
    title = "Mailbox for payment mails"
    real = [box for box in mailboxes if not box.is_local]
    if not real:
        return missing(
            ItemKey.MAILBOX, title, "None is read: payments would only be known when somebody types them in."
        )
    for box in real:
        if box.trouble:
            return missing(ItemKey.MAILBOX, title, f"{box.address}: {box.trouble}")
        if box.read_at is None:
            return missing(ItemKey.MAILBOX, title, f"{box.address} has not been read yet. That takes a minute.")
    return done(ItemKey.MAILBOX, title, f"{', '.join(box.address for box in real)}: the connection works.")


def _receiver(mailboxes: tuple[MailboxFacts, ...]) -> ChecklistItem:
    title = "Receiver of its mails"
    unknown = [box.address for box in mailboxes if not box.is_local and not box.receiver]
    if unknown or not mailboxes:
        words = "Nobody said which mail server checks the mails of the mailbox: no payment mail would be believed."
        return missing(ItemKey.RECEIVER, title, words)
    names = sorted({_MAIL_OF.get(box.receiver, box.receiver) for box in mailboxes if box.receiver})
    return done(ItemKey.RECEIVER, title, f"What {', '.join(names)} says of a sender is believed.")


def _staff(facts: Facts) -> ChecklistItem:
    title = "Staff"
    if not facts.managers:
        return look(ItemKey.STAFF, title, "Only super admins can confirm payments. Add whoever runs the station.")
    people = "One person" if facts.managers == 1 else f"{facts.managers} people"
    return done(ItemKey.STAFF, title, f"{people} can confirm payments.")


def _base_url(base_url: str) -> ChecklistItem:
    title, parts = "Public address", urlsplit(base_url)
    if parts.scheme != "https" or not _is_public(parts.hostname or ""):
        words = f"{base_url} opens on this machine only, and every letter would link to it. Set PORTAL_BASE_URL."
        return missing(ItemKey.BASE_URL, title, words)
    return done(ItemKey.BASE_URL, title, f"{base_url}, which all letters link to.")


def _is_public(host: str) -> bool:
    """Say whether others could open a host by its name."""
    try:
        return ip_address(host).is_global
    except ValueError:
        return "." in host and not host.endswith((".local", ".localhost", ".internal"))


def _mail(facts: Facts) -> ChecklistItem:
    title = "Sending mail"
    if not facts.outside.smtp_host:
        words = "There is no mail server: letters are kept on this machine. Set SMTP_HOST and SMTP_FROM."
        return missing(ItemKey.MAIL, title, words)
    tried = facts.mail
    if tried is None:
        return missing(ItemKey.MAIL, title, "Nobody has tried it. Send yourself a test mail.")
    if not tried.is_fine:
        return missing(ItemKey.MAIL, title, f"The last test mail was not taken: {tried.words}")
    if tried.arrived_at is None:
        words = f"{facts.outside.smtp_host} took a test mail. Look into your mailbox, and its spam: did it arrive?"
        return missing(ItemKey.MAIL, title, words)
    return done(ItemKey.MAIL, title, f"A test mail by {facts.outside.smtp_host} arrived.")


def _names(facts: Facts) -> ChecklistItem:
    title = "Signs of a genuine sender (DNS)"
    if facts.names is None:
        return missing(ItemKey.NAMES, title, "Nobody has looked yet. Without SPF, DKIM and DMARC letters end in spam.")
    state = done if facts.names.is_fine else missing
    return state(ItemKey.NAMES, title, facts.names.words)


def _first_date(facts: Facts) -> ChecklistItem:
    title = "First free date"
    if facts.first_date is None:
        return missing(ItemKey.FIRST_DATE, title, "A customer finds no free date: it takes a menu, times and chefs.")
    day = long_day(facts.first_date)
    return done(ItemKey.FIRST_DATE, title, f"A party of ten at the station’s own ZIP can be booked for {day}.")
