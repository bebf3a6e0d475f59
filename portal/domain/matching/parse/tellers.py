"""Words by which a bank says that money came in, or something else: what a taught sentence must, and must not, say."""

import re

_CAME = re.compile(
    r"\breceived\b|\bsent (?:you|to you|money to you)\b|\bpaid you\b|\bdeposit(?:ed|s)?\b|\bcredit(?:ed)?\b"
    r"|\bincoming\b|\b(?:added|transferred|moved|sent|paid) (?:\S+ ){0,4}to (?:you|your)\b"
    r"|\byou(?:'ve| have)? (?:got|been (?:sent|paid))\b|\bis in your account\b"
    r"|\brecibi\w+|\brecibid\w+|\b(?:te|le|ha) (?:ha )?(?:envi|deposit|transfir|pag)\w*|\bdep[óo]sit\w+|\babon[oó]\w*"
    r"|\bacreditad\w+",
    re.IGNORECASE,
)
_ABOUT_THIS_MAIL = re.compile(
    r"\breceiv\w+ (?:this|these|our|future|such)\b|\breceive (?:e-?mail|alert|notification)s?\b|\bbecause you\b"
    r"|\bcredit (?:card|union|line|score|limit|bureau)\b|\bdeposit insurance\b|\bfdic\b|\bmember\b",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(
    r"\byou(?:'ve| have| just| successfully)* (?:sent|paid|transferred|withdrew|scheduled|requested|spent|bought)\b"
    r"|\bto \{payer\}|\ba \{payer\}(?! )|\{payer\}(?:'s \w+)?(?: has| just| was)* "
    r"(?:received|accepted|request\w*|declin\w*)\b"
    r"|\breceived your\b|\baccepted your\b"
    r"|\byour (?:\S+ ){0,3}(?:payment|transfer|zelle)(?: of \{amount\})? (?:to|was sent|has been sent|is due|is on)\b"
    r"|\b(?:debit(?:ed)?|withdraw\w*|purchases?|charged?|bill ?pay|payment due|minimum due|past due)\b"
    r"|\bout of your account\b|\bfrom your (?:account|checking|savings)\b"
    r"|\b(?:pending|scheduled|upcoming|processing|on its way|request(?:s|ed|ing)?|reminder|refund(?:s|ed)?|cancel\w*"
    r"|declined|failed|returned|reversed|expires?|expired|dispute\w*|will (?:arrive|be (?:deposited|sent|available)))\b"
    r"|\b(?:enviaste|has enviado|usted envió|pagaste|(?:su|tu) pago a|retiro|retirad\w+|cargo|compra|solicit\w+"
    r"|pendiente|programad\w+|rechazad\w+|devuelt\w+|reembols\w+|recordatorio)\b",
    re.IGNORECASE,
)
_NO_PAYERS = re.compile(
    r"\b(?:to|recipient|payee|receiver|beneficiary|account|bank|deposited into|para|destinatario|beneficiario"
    r"|cuenta)\b",
    re.IGNORECASE,
)
_NO_AMOUNTS = re.compile(
    r"\b(?:fee|fees|balance|limit|due|tax|cash ?back|charge|minimum|maximum|saldo|comisi[óo]n|l[íi]mite)\b",
    re.IGNORECASE,
)
_NO_NUMBERS = re.compile(r"\b(?:account|acct|card|routing|phone|cuenta|tarjeta|tel[ée]fono|member)\b", re.IGNORECASE)
_NOT_THIS = {"payer": _NO_PAYERS, "amount": _NO_AMOUNTS, "id": _NO_NUMBERS}


def says_money_came(words: str) -> bool:
    """Whether a sentence says that money came to us."""
    return bool(_CAME.search(words)) and not _ABOUT_THIS_MAIL.search(words)


def says_otherwise(sentence: str) -> str | None:
    """Return the words by which a sentence (with its gaps) is about money that went out, may come, or came back."""
    found = _OTHERWISE.search(sentence)
    return found[0].replace("{payer}", "…").replace("{amount}", "…") if found else None


def is_of_another_kind(label: str, slot: str) -> bool:
    """Whether a label names something else than the fact that was marked: a balance is no amount that came."""
    return slot in _NOT_THIS and bool(_NOT_THIS[slot].search(label))
