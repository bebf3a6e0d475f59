"""What is known to be ours, and what not, where the mails of a mailbox are read: nothing that a customer typed."""

from collections.abc import Iterable

import msgspec

from portal.domain.account_names import is_address, one_spelling
from tables.sql import fenced
from tables.system import Mailbox, MailRecipient, RecipientState

SIGNS = ("@", "$")
# one statement, as it is asked for each mail
_SQL = """
SELECT
  (SELECT name FROM identity.businesses WHERE id = {business}) AS business,
  ARRAY(SELECT ROW(name, zelle_recipient, venmo_handle) FROM identity.stations
    WHERE business = {business} AND id = ANY($2::uuid[]) AND deleted_at IS NULL) AS stations,
  ARRAY(SELECT ROW(id, value, state) FROM system.mail_recipients
    WHERE business = {business} AND stations && {stations} AND mailbox = $1 AND state <> 'seen' AND deleted_at IS NULL
    ORDER BY id) AS decided
"""


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
    (row,) = await fenced(_SQL, mailbox.id, list(mailbox.stations))
    decided = [
        (MailRecipient.value.open(value, row_id), RecipientState(state)) for row_id, value, state in row["decided"]
    ]
    refused = frozenset(one_spelling(value) for value, state in decided if state == RecipientState.NOT_OURS)
    confirmed = [value for value, state in decided if state == RecipientState.OURS]
    paid_at = [each for _, *recipients in row["stations"] for each in recipients]
    own = [*_listed(mailbox.our_handles), *paid_at, *confirmed]
    brands = [each for name, *_ in row["stations"] for each in (row["business"], f"{row['business']} {name}")]
    names = [*brands, *_listed(mailbox.our_names), *(each for each in confirmed if _is_name(each))]
    return KnownAccounts(
        handles=_kept((each for each in own if not is_address(each)), refused),
        names=_kept(names, refused),
        addresses=_kept((mailbox.address, *(each for each in own if is_address(each))), refused),
        refused=refused,
    )


def _listed(names: str) -> list[str]:
    return msgspec.json.decode(names, type=list[str])


def _is_name(value: str) -> bool:
    return not is_address(value) and not value.startswith(SIGNS)


def _kept(values: Iterable[str], refused: frozenset[str]) -> frozenset[str]:
    return frozenset(value for value in values if value.strip() and one_spelling(value) not in refused)
