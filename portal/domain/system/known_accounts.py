"""What is known to be ours, and what not, where the mails of a mailbox are read: nothing that a customer typed."""

from collections.abc import Iterable

import msgspec

from portal.domain.account_names import is_address, one_spelling
from tables.stations import Station
from tables.system import Mailbox, MailRecipient, RecipientState

SIGNS = ("@", "$")
# Made once: to name a joined column takes Piccolo longer than to run the query.
_STATION = (
    Station.name,
    Station.zelle_recipient,
    Station.venmo_handle,
    Station.business.name.as_alias("business_name"),
)


class KnownAccounts(msgspec.Struct, frozen=True, kw_only=True):
    """Ours, as each is written somewhere; `refused` are the spellings (`one_spelling`) of others' accounts."""

    handles: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    addresses: frozenset[str] = frozenset()
    refused: frozenset[str] = frozenset()

    def standing(self, recipient: str | None) -> RecipientState:
        """Return whether a recipient is ours; only seen, as long as nobody knows."""
        if not recipient:
            return RecipientState.SEEN
        spelling = one_spelling(recipient)
        if spelling in self.refused:
            return RecipientState.NOT_OURS
        is_ours = spelling in {one_spelling(each) for each in self._of_its_kind(recipient)}
        return RecipientState.OURS if is_ours else RecipientState.SEEN

    def _of_its_kind(self, recipient: str) -> frozenset[str]:
        return self.addresses if is_address(recipient) else self.handles | self.names


async def known_accounts(mailbox: Mailbox) -> KnownAccounts:
    """Gather what an ADMIN said: on the mailbox's page, in the stations' settings, and the business's own name.

    What was refused on the mailbox's page counts nowhere. A station's bare name is left out: a town is a name that
    anybody's account may have.
    """
    decided = await _decided(mailbox)
    refused = frozenset(one_spelling(value) for value, state in decided if state == RecipientState.NOT_OURS)
    confirmed = [value for value, state in decided if state == RecipientState.OURS]
    stations = await Station.select(*_STATION).where(Station.id.is_in(list(mailbox.stations)))
    paid_at = [station[column] for station in stations for column in ("zelle_recipient", "venmo_handle")]
    own = [*_listed(mailbox.our_handles), *paid_at, *confirmed]
    brands = [name for row in stations for name in (row["business_name"], f"{row['business_name']} {row['name']}")]
    names = [*brands, *_listed(mailbox.our_names), *(each for each in confirmed if _is_name(each))]
    return KnownAccounts(
        handles=_kept((each for each in own if not is_address(each)), refused),
        names=_kept(names, refused),
        addresses=_kept((mailbox.address, *(each for each in own if is_address(each))), refused),
        refused=refused,
    )


async def _decided(mailbox: Mailbox) -> list[tuple[str, RecipientState]]:
    rows = await (
        MailRecipient.select(MailRecipient.value, MailRecipient.state)
        .where((MailRecipient.mailbox == mailbox.id) & (MailRecipient.state != RecipientState.SEEN))
        .order_by(MailRecipient.id)
    )
    return [(row["value"], RecipientState(row["state"])) for row in rows]


def _listed(names: str) -> list[str]:
    return msgspec.json.decode(names, type=list[str])


def _is_name(value: str) -> bool:
    return not is_address(value) and not value.startswith(SIGNS)


def _kept(values: Iterable[str], refused: frozenset[str]) -> frozenset[str]:
    return frozenset(value for value in values if value.strip() and one_spelling(value) not in refused)
