"""How banks speak of Zelle when no money came in. They write from the same addresses as when it did."""

from portal.domain.matching.parse.remittance import Kind
from portal.domain.matching.parse.sender import Says

NOT_MONEY_IN = (
    Says(Kind.OTHER, "You've added {any} as a Zelle recipient"),
    Says(Kind.OTHER, "You added {any} as a Zelle recipient"),
    Says(Kind.OTHER, "{any}enrolled {any}Zelle"),
    Says(Kind.CANCELLED, "Your {any}payment {any} canceled"),
    Says(Kind.CANCELLED, "Your {any}payment {any} cancelled"),  # codespell:ignore cancelled
    Says(Kind.CANCELLED, "A {any}payment {any} canceled{any}"),
    Says(Kind.CANCELLED, "Your {any}payment {any} failed"),
    Says(Kind.CANCELLED, "Your {any}payment {any} expired"),
    Says(Kind.CANCELLED, "{any} declined your {any}"),
    Says(Kind.CANCELLED, "{any}payment {any}declined"),
    Says(Kind.CANCELLED, "{any}payment {any}returned{any}"),
    Says(Kind.REQUEST, "You have a {any}request"),
    Says(Kind.REQUEST, "You have a {any}request from {payer}"),
    Says(Kind.REQUEST, "{any}reminder{any}request{any}"),
    Says(Kind.REQUEST, "{any}request{any}reminder{any}"),
    Says(Kind.REQUEST, "You requested {any}"),
    Says(Kind.REQUEST, "{payer} requested money{any}"),
    Says(Kind.REQUEST, "{payer} requested {amount}{any}"),
    Says(Kind.REQUEST, "{payer} requests {amount}{any}"),
    Says(Kind.REQUEST, "{payer} is requesting {amount}{any}"),
    Says(Kind.REQUEST, "{payer} sent you a {any}request{any}"),
    Says(Kind.REQUEST, "Money request from {payer}"),
    Says(Kind.PENDING, "A {any}payment to you is on its way"),
    Says(Kind.PENDING, "A {any}payment {any}is pending"),
    Says(Kind.PENDING, "Your {any}payment from {payer} is pending"),
    Says(Kind.PENDING, "Pending {any}payment{any}"),
    Says(Kind.PENDING, "You have a pending {any}"),
    Says(Kind.PENDING, "{any}payment {any}scheduled{any}"),
    Says(Kind.PENDING, "{payer} scheduled {any}"),
    Says(Kind.PENDING, "{any}scheduled {any}payment{any}"),
    Says(Kind.OUTGOING, "You sent {amount} to {any}"),
    Says(Kind.OUTGOING, "You sent money{any}"),
    Says(Kind.OUTGOING, "You sent a Zelle payment{any}"),
    Says(Kind.OUTGOING, "{any}Zelle payment of {amount} to {any} has been sent{any}"),
    Says(Kind.OUTGOING, "{any}Your {amount} to {any} was sent"),
)
