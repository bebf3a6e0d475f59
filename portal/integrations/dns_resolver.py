"""The DNS, asked over the network."""

from dns.asyncresolver import Resolver
from dns.exception import DNSException
from dns.name import EmptyLabel, LabelTooLong, NameTooLong
from dns.resolver import NXDOMAIN

from portal.integrations.errors import VendorUnavailable

LONGEST_SECONDS = 5.0
DNS_PORT = 53


class DnsResolver:
    """Asks the name server of this machine, or another one: `192.0.2.53`, `127.0.0.1:5353`."""

    def __init__(self, server: str | None = None) -> None:
        self._server = server

    async def txt(self, name: str) -> str:
        """Return the one TXT record of a name; empty where there is none."""
        found = await self.records(name)
        # which of several keys is meant is undefined (RFC 6376, section 3.6.2.2)
        return found[0] if len(found) == 1 else ""

    async def records(self, name: str) -> tuple[str, ...]:
        """Return every TXT record of a name."""
        try:
            answer = await self._resolver().resolve(
                f"{name}.", "TXT", raise_on_no_answer=False, search=False, lifetime=LONGEST_SECONDS
            )
        except (NXDOMAIN, EmptyLabel, LabelTooLong, NameTooLong):
            return ()
        except (DNSException, OSError) as error:
            raise VendorUnavailable(f"The name server does not answer ({type(error).__name__}).") from error
        return tuple(b"".join(record.strings).decode("ascii", "replace") for record in answer.rrset or ())

    def _resolver(self) -> Resolver:
        """Return a resolver, made anew: the machine's own name server may have changed since."""
        resolver = Resolver(configure=self._server is None)
        if self._server is not None:
            host, _, port = self._server.partition(":")
            resolver.nameservers = [host]
            resolver.port = int(port or DNS_PORT)
        return resolver
