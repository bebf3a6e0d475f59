"""Payment mails for tests: the corpus, and mails written on the spot."""

import json
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from portal.domain.matching.parse import Ours, Remittance, parse
from portal.domain.matching.parse.ours import NOTHING_KNOWN

CORPUS = Path(__file__).parents[1] / "data" / "mail"
LABELS: list[dict[str, Any]] = [json.loads(line) for line in (CORPUS / "labels.jsonl").read_text().splitlines()]
RECEIVER = "mx.google.com"

VENMO = "Venmo <venmo@venmo.com>"
PAID = """<h1>{payer} paid you</h1>
<div class="amount-container"><div>$</div><div>{whole}</div><span>.</span><div>{cents}</div></div>
<p class="transaction-note">{memo}</p>
<h3>Transaction ID</h3><p>2968692333188425166</p><h3>Sent to</h3><p>{to}</p>"""


def corpus(name: str) -> bytes:
    """Return a mail of the corpus by its name without ending."""
    return (CORPUS / f"{name}.eml").read_bytes()


def passed(domain: str) -> str:
    """Return the result that our receiver writes on authentic mail."""
    return f"{RECEIVER}; spf=pass (google.com: ok) smtp.mailfrom=x@{domain}; dmarc=pass (p=REJECT) header.from={domain}"


def mail(
    sender: str, subject: str, *, html: str = "", text: str = "", results: str | None = None, above: str = ""
) -> bytes:
    """Return a mail; authentic by default. `above` are header lines that stand on top of everything."""
    message = EmailMessage()
    message["Subject"] = subject
    message["Date"] = "Tue, 22 Sep 2026 15:00:02 +0000"
    message["Message-ID"] = "<1@mail.example>"
    if text or not html:
        message.set_content(text)
    if html:
        (message.add_alternative if text else message.set_content)(html, subtype="html")
    domain = sender.rpartition("@")[2].rstrip(">")
    results = passed(domain) if results is None else results
    head = f"{above}Authentication-Results: {results}\r\n" if results else above
    return f"{head}From: {sender}\r\n".encode() + message.as_bytes()


def venmo(payer: str = "Pia Rourke", whole: str = "45", cents: str = "00", memo: str = "trays", **more: str) -> bytes:
    """Return a Venmo notice of money in."""
    page = PAID.format(payer=payer, whole=whole, cents=cents, memo=memo, to=more.pop("to", "@Copper-Ladle"))
    subject = more.pop("subject", f"{payer} paid you ${whole}.{cents}")
    return mail(more.pop("sender", VENMO), subject, html=page, **more)


def read(raw: bytes, *, ours: Ours = NOTHING_KNOWN, receiver: str = RECEIVER) -> Remittance:
    """Read a mail as it comes from our receiver."""
    return parse(raw, receiver=receiver, ours=ours)
