"""Where we may connect for somebody who typed the name of a server: to the open internet, and nowhere inside.

A name is looked up once, every address that it has is checked, and the connection goes to one of those: a name server
that answers otherwise a moment later changes nothing. TLS still asks for a certificate of the name.
"""

import ipaddress
import socket
from collections.abc import Iterable
from typing import Final

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

OPEN: Final = ipaddress.IPv6Network("2000::/3")
NAT64: Final = ipaddress.IPv6Network("64:ff9b::/96")
SPECIAL: Final = tuple(
    ipaddress.ip_network(network)
    for network in ("168.63.129.16/32", "192.0.0.0/24", "192.88.99.0/24", "2001::/23", "2002::/16", "3fff::/20")
)
"""Look open and are not: where clouds answer their own machines, tunnels (which lead anywhere), examples."""


class Unreachable(OSError):
    """A server has no such name, or may not be connected to: an error as any other of the line, so that none tells."""


class Reach:
    """The open internet, and the networks `inside` that this installation allows."""

    def __init__(self, inside: Iterable[Network] = ()) -> None:
        self._inside = tuple(inside)

    def connect(self, host: str, port: int, *, timeout: float) -> socket.socket:
        """Open a connection to a host that somebody typed.

        Raises:
            Unreachable: one of its addresses is not allowed, or it has none.
            OSError: none of them answers.

        """
        failed: OSError | None = None
        for address in self._addresses(host, port):
            try:
                return socket.create_connection((str(address), port), timeout)
            except OSError as error:
                failed = error
        raise failed or Unreachable(host)

    def allows(self, address: Address) -> bool:
        """Say whether an address may be connected to."""
        meant = _meant(address)
        return any(meant in network for network in self._inside) or _is_open(meant)

    def _addresses(self, host: str, port: int) -> list[Address]:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise Unreachable(host) from error
        addresses = [ipaddress.ip_address(each[4][0]) for each in found]
        if not all(self.allows(address) for address in addresses):
            raise Unreachable(host)
        return addresses


def _meant(address: Address) -> Address:
    """Return the address of version 4 that one of version 6 stands for, else the address itself."""
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped:
            return address.ipv4_mapped
        if address in NAT64:
            return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address


def _is_open(address: Address) -> bool:
    """Say whether an address is one of the open internet."""
    if isinstance(address, ipaddress.IPv6Address) and address not in OPEN:
        return False
    return address.is_global and not address.is_multicast and not any(address in network for network in SPECIAL)
