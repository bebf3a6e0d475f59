"""An email on the wire."""

from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import default
from email.utils import getaddresses

import msgspec
import pytest

from portal.integrations.message import compose
from portal.integrations.ports import OutboundEmail

LETTER = OutboundEmail(to="dana@example.com", subject="It’s a date", text="Hi Dana,", idempotency_key="letter:1")
LONGEST_LINE = 78


def wire(**differently: str) -> bytes:
    return compose(msgspec.structs.replace(LETTER, **differently), sender="hello@demo.example.com").as_bytes()


def read(raw: bytes) -> EmailMessage:
    return message_from_bytes(raw, _class=EmailMessage, policy=default)


@pytest.mark.parametrize(
    "name",
    [
        "MyHibachi Riverside",
        "Smith, Sons & Co. <Grill> \"Best\" 'n' Fresh; (Reno)",
        "Ñandú Açaí Grill",
        "Smith, Söhne & Co. of the Greater Sacramento Valley, the Sierra Foothills, and all of Nevada",
        "烧烤 Riverside",
        "Hibachi\r\nBcc: all@example.com",
        "The Greater Sacramento Valley and Sierra Foothills Hibachi Company, Riverside",
    ],
)
def test_the_sender_has_a_name_whatever_stands_in_it(name: str) -> None:
    raw = wire(sender_name=name)

    # by the old parser: the new one puts blanks between the parts of a long name, which no reader does
    [(written, address)] = getaddresses([message_from_bytes(raw)["From"]])
    assert str(make_header(decode_header(written))) == " ".join(name.split())
    assert address == "hello@demo.example.com"
    assert len(read(raw)["From"].addresses) == 1
    assert read(raw)["Bcc"] is None


def test_a_name_takes_the_place_of_the_one_that_the_address_came_with() -> None:
    message = read(wire(sender="The office <office@example.com>", sender_name="MyHibachi Riverside"))

    assert str(message["From"]) == "MyHibachi Riverside <office@example.com>"


@pytest.mark.parametrize("character", ["a", "é", "烧"])
def test_no_header_begins_with_an_empty_line(character: str) -> None:
    for length in range(50, 110):
        words = " ".join([character * 7] * 20)[:length].strip()

        raw = wire(subject=words, sender_name=words)

        head = raw.partition(b"\r\n\r\n")[0].split(b"\r\n")
        assert not [line for line in head if line.rstrip().endswith(b":")]
        assert max(len(line) for line in head if not line.startswith(b"From:")) <= LONGEST_LINE
        assert read(raw)["Subject"] == words
