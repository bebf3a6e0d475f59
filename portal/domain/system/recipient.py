"""A recipient: whom payment notices are written to, or whose account they name."""

from uuid import UUID

from email_validator import EmailNotValidError, validate_email

from portal.domain.account_names import is_address, one_spelling
from portal.domain.errors import Refused
from tables.crypto import keys
from tables.scope import scope, the_business
from tables.system import Mailbox, MailRecipient, RecipientKind

LONGEST = 120
LONGEST_ADDRESS = 254


class NotARecipient(Refused):
    """Something that no payment notice can name, or that nobody may decide about here."""


def kind_of(value: str) -> RecipientKind:
    """Return whether this is an address, or the handle or name of an account."""
    return RecipientKind.ADDRESS if is_address(value) else RecipientKind.ACCOUNT


def index_of(business: UUID, value: str) -> bytes:
    """Return the blind index under which a recipient is found, however it is written."""
    return keys().blind(business, "recipient", one_spelling(value))


def checked(typed: str) -> str:
    """Return an address or account name as it is kept.

    Raises:
        NotARecipient: it is neither, with the field that is to be corrected.

    """
    value = " ".join(typed.split())
    if "@" in value.lstrip("@$"):
        try:
            return validate_email(value, check_deliverability=False).normalized.lower()
        except EmailNotValidError as error:
            raise NotARecipient("Type the whole e-mail address, like payments@example.com.", field="value") from error
    if not any(letter.isalnum() for letter in value):
        raise NotARecipient("Type an e-mail address, or a handle like @YourBusiness.", field="value")
    if value[0] in "@$" and " " in value:
        raise NotARecipient("A handle has no spaces. Type it as the payment app shows it.", field="value")
    if len(value) > LONGEST:
        raise NotARecipient(f"Type at most {LONGEST} characters.", field="value")
    return value


async def mailbox_to_decide_about(mailbox_id: UUID) -> Mailbox:
    """Return a mailbox, locked, all of whose stations are in scope: what is decided holds for each of them.

    Raises:
        RowMissing: it is not the scope's.
        NotARecipient: it serves stations that the scope does not have.

    """
    mailbox = await Mailbox.one(mailbox_id, lock=True)
    if not scope().stations.issuperset(mailbox.stations):
        raise NotARecipient("This mailbox serves other stations, too. Decide it under “All stations”.")
    return mailbox


async def recipient_to_decide_about(recipient_id: UUID) -> tuple[Mailbox, MailRecipient]:
    """Return a recipient and its mailbox, both locked.

    Raises:
        RowMissing: it is not the scope's.
        NotARecipient: its mailbox serves stations that the scope does not have.

    """
    known = await MailRecipient.one(recipient_id)
    mailbox = await mailbox_to_decide_about(known.mailbox)
    return mailbox, await MailRecipient.one(recipient_id, lock=True)


async def recipient_of(mailbox_id: UUID, value: str) -> MailRecipient:
    """Return the locked row of a recipient, which is made when it is heard of for the first time."""
    kind, index = kind_of(value), index_of(the_business(), value)
    is_it = (MailRecipient.mailbox == mailbox_id) & (MailRecipient.kind == kind) & (MailRecipient.value_index == index)
    known: list[MailRecipient] = await MailRecipient.objects().where(is_it).lock_rows("UPDATE")
    if known:
        return known[0]
    mailbox = await Mailbox.one(mailbox_id)
    first = MailRecipient(mailbox=mailbox.id, stations=mailbox.stations, kind=kind, value=value, value_index=index)
    once = (MailRecipient.mailbox, MailRecipient.kind, MailRecipient.value_index)
    await MailRecipient.insert(first).on_conflict(target=once, action="DO NOTHING")
    rows: list[MailRecipient] = await MailRecipient.objects().where(is_it).lock_rows("UPDATE")
    return rows[0]
