"""Banks that are in no registry, each with its way of writing; invented, as no two banks write alike."""

from collections.abc import Callable
from typing import NamedTuple

from tests.matching.mails import mail


class Told(NamedTuple):
    """What a notice says; the date and the balance change from mail to mail."""

    payer: str
    amount: str
    memo: str = ""
    number: str = ""
    day: str = "November 3, 2026"
    time: str = "4:12 PM ET"
    balance: str = "$8,210.77"


class Layout(NamedTuple):
    """One bank's notice: its address, its subject and how it writes; `memo` and `number` say what it has."""

    id: str
    address: str
    subject: Callable[[Told], str]
    html: Callable[[Told], str] | None = None
    text: Callable[[Told], str] | None = None
    memo: bool = True
    number: bool = True

    def write(self, told: Told, *, to: str = "pay@copperladle.example", **more: str) -> bytes:
        """Return a mail, authentic unless told otherwise."""
        return mail(
            f"Alerts <{self.address}>",
            self.subject(told),
            html=self.html(told) if self.html else "",
            text=self.text(told) if self.text else "",
            above=f"To: {to}\r\n",
            **more,
        )


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _rows(told: Told) -> str:
    memo = f"<tr><td>Message</td><td>{escaped(told.memo)}</td></tr>"
    return f"""<html><body><table><tr><td><img src="x"></td></tr><tr>
<td><h1>You received money with Zelle&reg;</h1></td></tr>
<tr><td><table><tr><td>From</td><td>{escaped(told.payer)}</td></tr><tr><td>Amount</td><td>{told.amount}</td></tr>{memo}
<tr><td>Date</td><td>{told.day}</td></tr><tr><td>Confirmation #</td><td>{told.number}</td></tr>
<tr><td>Available balance</td><td>{told.balance}</td></tr></table></td></tr></table>
<p>You received this email because you asked for alerts.</p></body></html>"""


def _rows_with_colons(told: Told) -> str:
    return f"""<p>Dear Mia Kent,</p><p>A deposit was made to your account ending in 4471.</p><table>
<tr><th>Sender:</th><td><b>{escaped(told.payer)}</b></td></tr><tr><th>Deposit amount:</th>
<td>{told.amount} USD</td></tr>
<tr><th>Sender's note:</th><td><i>{escaped(told.memo)}</i></td></tr><tr><th>Reference:</th>
<td>Ref {told.number}</td></tr>
</table>"""


def _stacked(told: Told) -> str:
    return f"""<div><div>Good news</div><div>Money is in your account</div>
<div class="k">Who sent it</div><div class="v">{escaped(told.payer)}</div><div class="k">How much</div>
<div class="v">{told.amount}</div><div class="k">What for</div><div class="v">{escaped(told.memo)}</div>
<div class="k">Trace no.</div><div class="v">{told.number}</div>
<div>Credited on {told.day} at {told.time}</div></div>"""


def _within(told: Told) -> str:
    return f"""<h2>You've been paid</h2><p>You received a payment on {told.day}.</p><p><b>Paid by</b>
<br>{escaped(told.payer)}</p>
<p><b>Amount</b><br>{told.amount}</p><p><b>Note</b><br>{escaped(told.memo)}</p><p><b>Transaction ID</b>
<br>{told.number}</p>"""


def _labels(told: Told) -> str:
    return f"""<p>A Zelle payment was deposited into your account.</p><p>Sender: {escaped(told.payer)}</p>
<p>Amount: {told.amount}</p><p>Memo: {escaped(told.memo)}</p><p>Confirmation: {told.number}</p>"""


def _sentence(told: Told) -> str:
    return f"""<p>Hi Mia,</p>
<p>{escaped(told.payer)} sent you {told.amount} with Zelle&reg; on {told.day} at {told.time}.</p>
<p>The money is in your account x4471. Your balance is {told.balance}.</p><p>Message</p><p>{escaped(told.memo)}</p>
<p>Reference number: {told.number}</p>"""


def _greeting_sentence(told: Told) -> str:
    return f"""<p>Hello Mia, {escaped(told.payer)} just sent you {told.amount}!</p>
<blockquote>{escaped(told.memo)}</blockquote><p>Transaction {told.number}, {told.day}</p>"""


def _dated_sentence(told: Told) -> str:
    return f"""<p>On {told.day}, you received {told.amount} from {escaped(told.payer)}.</p>
<p>Payment note: {escaped(told.memo)}</p><p>Your confirmation number is {told.number}.</p>"""


def _two_sentences(told: Told) -> str:
    return f"""<h1>{told.amount}</h1><p>You received a Zelle payment.</p>
<p>It was sent by {escaped(told.payer)} on {told.day}.</p>
<p class="note">{escaped(told.memo)}</p>"""


def _quoted(told: Told) -> str:
    return (
        f"""<p>{escaped(told.payer)} paid you {told.amount}.</p><p>“{escaped(told.memo)}”</p><p>ID {told.number}</p>"""
    )


def _spanish(told: Told) -> str:
    return f"""<p>Estimada Mia:</p>
<p>{escaped(told.payer)} le envió {told.amount} con Zelle el 3 de noviembre de 2026.</p>
<table><tr><td>Mensaje</td><td>{escaped(told.memo)}</td></tr><tr><td>Confirmación</td>
<td>{told.number}</td></tr></table>"""


def _plain_labels(told: Told) -> str:
    return f"""You received a payment.

From: {told.payer}
Amount: {told.amount}
Memo: {told.memo}
Confirmation code: {told.number}

Deposited {told.day}. Questions? Call 800-555-0100.
"""


def _plain_sentence(told: Told) -> str:
    return f"""Hello Mia Kent,

{told.payer} sent you {told.amount} on {told.day}.

The note that came with it:
{told.memo}

Thank you for banking with First Lakes, where you always come first and always will.
"""


def _pnc(told: Told) -> str:
    return (
        f"<html><body><p>{escaped(told.payer)} sent you a Zelle&reg; payment.</p><table><tr><td>Amount:</td>"
        f"<td>{told.amount}</td></tr><tr><td>Note:</td><td>{escaped(told.memo)}</td></tr></table></body></html>"
    )


def _truist(told: Told) -> str:
    return (
        "<html><body><p>A Zelle payment was deposited into your account.</p>"
        f"<p>Sender: {escaped(told.payer)}</p><p>Amount: {told.amount}</p></body></html>"
    )


def _discover(told: Told) -> str:
    return f"<html><body><p>You have received {told.amount} from {escaped(told.payer)}.</p></body></html>"


def _says(words: str) -> Callable[[Told], str]:
    return lambda told: words.format(**told._asdict())


LAYOUTS = (
    Layout("rows", "alerts@lakes.example", _says("You received money with Zelle®"), _rows),
    Layout("rows with colons", "no-reply@hometown.example", _says("Account alert"), _rows_with_colons),
    Layout("stacked", "alerts@creekcu.example", _says("Money came in, {day}"), _stacked),
    Layout("within", "notify@pine.example", _says("{payer} paid you"), _within),
    Layout("labels", "zelle@oakbank.example", _says("A Zelle payment was deposited"), _labels),
    Layout("sentence", "alerts@harborone.example", _says("{payer} sent you {amount}"), _sentence),
    Layout("greeting", "hello@neo.example", _says("You got {amount} from {payer}"), _greeting_sentence),
    Layout("dated", "alerts@granite.example", _says("Deposit received"), _dated_sentence),
    Layout("two sentences", "care@mesa.example", _says("Zelle notice 88{day}"), _two_sentences, number=False),
    Layout("quoted", "pay@juniper.example", _says("{payer} paid you {amount}"), _quoted),
    Layout("spanish", "avisos@bancosol.example", _says("Recibió dinero de {payer}"), _spanish),
    Layout("plain labels", "alerts@summitcu.example", _says("You received {amount}"), text=_plain_labels),
    Layout(
        "plain sentence", "alerts@firstlakes.example", _says("Payment received"), text=_plain_sentence, number=False
    ),
    Layout("pnc", "pncalerts@pnc2.example", _says("{payer} sent you a Zelle® payment."), _pnc, number=False),
    Layout(
        "truist", "alerts@truist.example", _says("A Zelle payment was deposited"), _truist, memo=False, number=False
    ),
    Layout("discover", "alerts@discover.example", _says("You received money"), _discover, memo=False, number=False),
)
