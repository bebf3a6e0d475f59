"""Which keys the DNS is to be asked for before a mail is read, where we verify signatures ourselves."""

import re

from portal.domain.matching.parse.mail import open_mail
from portal.domain.matching.parse.receiver import Authenticity, Receiver, find
from portal.domain.matching.parse.sender import Sender
from portal.domain.matching.parse.signature import key_names
from portal.domain.matching.parse.trust import claimed_sender


def wanted_keys(raw: bytes, *, receiver: Receiver, taught: tuple[Sender, ...] = ()) -> tuple[str, ...]:
    """Return the names of the keys that could prove a mail: of a sender that counts, where our receiver proves nothing.

    Only domains on our list are ever asked for: a stranger's mail makes us look nothing up. Never raises.
    """
    try:
        return _wanted(raw, receiver, taught)
    except Exception:  # noqa: BLE001 - a mail is written by strangers: whatever is in it, it is read, if unproven
        return ()


def _wanted(raw: bytes, receiver: Receiver, taught: tuple[Sender, ...]) -> tuple[str, ...]:
    mail = open_mail(re.split(rb"(?<=\n)\r?\n", raw, maxsplit=1)[0])
    claim = claimed_sender(mail, taught)
    if claim is None or not claim.senders:
        return ()
    if find(mail, receiver, claim.domain, claim.vouching).standing is not Authenticity.UNPROVEN:
        return ()
    return key_names(raw, claim.vouching)
