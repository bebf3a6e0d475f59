"""Payment mails: from the bytes that a mailbox holds to a Remittance, or to the reason why there is none.

Pure: no database, no network, no settings. `docs/mail.md` tells how a sender is added.
"""

from portal.domain.matching.parse.keys import wanted_keys
from portal.domain.matching.parse.ours import Ours, is_address_of, is_one_of
from portal.domain.matching.parse.parse import parse
from portal.domain.matching.parse.receiver import Receiver
from portal.domain.matching.parse.remittance import PARSER_VERSION, Kind, Origin, Provider, Remittance

__all__ = [
    "PARSER_VERSION",
    "Kind",
    "Origin",
    "Ours",
    "Provider",
    "Receiver",
    "Remittance",
    "is_address_of",
    "is_one_of",
    "parse",
    "wanted_keys",
]
