"""Words by which a mail that looks like money in says that the money is not there, or is none."""

import re

from portal.domain.matching.parse.remittance import Kind

_BE = r"(?:is|was|has been|have been|were)"
_WORDS = (
    (Kind.REQUEST, r"\brequest(?:s|ed|ing)? (?:for )?(?:money|payment|[$€£]\s?\d)|\bsent you a (?:money )?request\b"),
    (Kind.REQUEST, r"\breminded you\b|\byou requested\b"),
    (Kind.CANCELLED, rf"\b{_BE} (?:not |been )?(?:cancell?ed|declined|returned|reversed|rejected|voided)\b"),
    (
        Kind.CANCELLED,
        r"\b(?:did not|didn't) go through\b|\bpayment (?:has )?failed\b|\bcould not be (?:completed|deposited)",
    ),
    (Kind.REFUND, rf"\brefund of\b|\b{_BE} refunded\b|\byou refunded\b"),
    (Kind.DISPUTE, rf"\b{_BE} disputed\b|\bdisputed a payment\b|\bchargeback\b"),
    (Kind.PENDING, r"\bon hold\b|\bunder review\b|\b(?:is|are) (?:being )?review(?:ing|ed)\b|\be-?check\b"),
    (Kind.PENDING, r"\b(?:is|are|still|status:?) pending\b|\bpending payment\b|\bpayment pending\b"),
    (Kind.PENDING, r"\bnot (?:yet )?(?:in your account|available|deposited|cleared)\b|\bexpected (?:clearing|by)\b"),
    (Kind.PENDING, r"\bto (?:accept|claim|receive) (?:the|this|your) (?:money|payment)\b"),
    (Kind.PENDING, rf"\b{_BE} scheduled\b|\bscheduled (?:for|payment|transfer)\b|\bwill be (?:sent|delivered) on\b"),
    (Kind.PENDING, r"\bhas(?:n't| not) been (?:sent|completed|approved)\b|\bwaiting for approval\b"),
    (
        Kind.PENDING,
        r"^(?:status\W+|estado\W+)?(?:pending|scheduled|processing|in process|pendiente|programad[oa]|en proceso)\W*$",
    ),
    (Kind.CANCELLED, r"^(?:status\W+)?(?:declined|failed|cancell?ed|returned|reversed|rejected|expired)\W*$"),
    (Kind.CANCELLED, r"\b(?:fue|ha sido) (?:cancelad|rechazad|devuelt|revertid)[oa]\b|^(?:cancelad|rechazad)[oa]\W*$"),
    (Kind.PENDING, r"\b(?:está|sigue|aún) (?:pendiente|en revisión|programad[oa])\b|\bpago pendiente\b"),
    (Kind.REQUEST, r"\b(?:le|te) (?:ha )?solicit\w+|\bsolicitud de (?:dinero|pago)\b"),
    (Kind.REFUND, r"\breembols(?:ó|ado|ada|o de)\b"),
    (Kind.OTHER, r"\btest[- ]mode\b|\btest payment\b|\blivemode\W{1,3}false\b|\bsandbox\b"),
)
_STATUS = tuple((kind, re.compile(words, re.IGNORECASE)) for kind, words in _WORDS)


def status(lines: list[str]) -> tuple[Kind, str] | None:
    """Return what the money really is, and the words that say so; None when no line says anything of the kind.

    The lines must not hold what the payer wrote: a memo may say "refund" and be a payment.
    """
    for kind, words in _STATUS:
        for line in lines:
            if found := words.search(line):
                return kind, found[0]
    return None
