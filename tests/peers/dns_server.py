"""A name server on this machine that answers with TXT records, or does not answer at all."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import dns.flags
import dns.message
import dns.rcode
import dns.rdatatype
import dns.rrset


class DnsServer(socketserver.ThreadingUDPServer):
    """Answers by UDP; `records` are the TXT records of each name, and `asked` the names that it was asked for."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Query)
        self.forget()

    def forget(self) -> None:
        """Be as if nothing had been written down or asked for."""
        self.records: dict[str, list[str]] = {}
        self.asked: list[str] = []
        self.is_silent = False
        self.rcode = dns.rcode.NOERROR

    @property
    def address(self) -> str:
        """Return where it listens."""
        return f"127.0.0.1:{self.server_address[1]}"

    def answer(self, query: dns.message.Message) -> dns.message.Message:
        """Return what is known of the name that is asked for."""
        [question] = query.question
        name = question.name.to_text(omit_final_dot=True).lower()
        self.asked.append(name)
        response = dns.message.make_response(query)
        response.set_rcode(self.rcode)
        if self.rcode == dns.rcode.NOERROR and name not in self.records:
            response.set_rcode(dns.rcode.NXDOMAIN)
        for record in self.records.get(name, []):
            text = " ".join(f'"{record[at : at + 200]}"' for at in range(0, len(record), 200))
            entry = dns.rrset.from_text(question.name, 60, "IN", "TXT", text)
            response.answer.append(entry)
        return response


class _Query(socketserver.BaseRequestHandler):
    server: DnsServer

    def handle(self) -> None:
        data, socket = self.request
        if not self.server.is_silent:
            answer = self.server.answer(dns.message.from_wire(data))
            socket.sendto(answer.to_wire(max_size=4096), self.client_address)


@contextmanager
def running_dns_server() -> Iterator[DnsServer]:
    """Run the server in a thread, on a free port."""
    with DnsServer() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
