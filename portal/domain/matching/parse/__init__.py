"""Payment mails: from the bytes that a mailbox holds to a Remittance, or to the reason why there is none.

Pure: no database, no network, no settings. `docs/mail.md` tells how a sender is added.
"""

from portal.domain.matching.parse.parse import parse
from portal.domain.matching.parse.remittance import PARSER_VERSION, Kind, Provider, Remittance

__all__ = ["PARSER_VERSION", "Kind", "Provider", "Remittance", "parse"]
