"""What needs a person, as a title and the reason for its place: the sentences of the ranked list."""

from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from portal.domain.today.urgency import Need, NeedKind
from portal.text import clock_time, duration, local_moment, money

TITLES: Final[dict[NeedKind, str]] = {
    NeedKind.NO_CHEF: "{who} on {day} has {missing}",
    NeedKind.CONFLICT: "{words}, but cooks for {who} on {day}",
    NeedKind.PAYMENT: "{money} from {who}",
    NeedKind.HOLD: "{who}’s hold ends at {clock}",
    NeedKind.DEPOSIT: "{who} has a date without a deposit",
    NeedKind.BALANCE: "{who} still owes the balance",
    NeedKind.UNPAID: "{who} still owes {money}",
    NeedKind.STRAY_MONEY: "{who} paid, but the hold has run out",
    NeedKind.REFUND: "Give {money} back to {who}",
    NeedKind.MESSAGE: "Answer {who}",
    NeedKind.LEAD: "Answer {who}, who asks for a party",
    NeedKind.TASK: "{words}",
    NeedKind.OFFER: "{who} was offered {words}",
    NeedKind.UNFINISHED: "Say how {who}’s party went",
}
MAYBE_THEIRS: Final = "{money} that may be {who}’s"
# they begin with a small letter: the first row puts "First, because" before it
REASONS: Final[dict[NeedKind, str]] = {
    NeedKind.NO_CHEF: "the party {begins}, and finding somebody can take days",
    NeedKind.CONFLICT: "the party {begins}, and finding somebody can take days",
    NeedKind.PAYMENT: "{waits}; {words}",
    NeedKind.HOLD: "the date is free again {in_} unless {number} comes",
    NeedKind.DEPOSIT: "the party {begins}, and {money} of its deposit is missing",
    NeedKind.BALANCE: "the party {begins}, and the balance is due before it",
    NeedKind.UNPAID: "the party ended {waited} ago, and the money has not come",
    NeedKind.STRAY_MONEY: "the party would begin {in_}: keep the date, or give the money back",
    NeedKind.REFUND: "{due}",
    NeedKind.MESSAGE: "they have waited {waited}",
    NeedKind.LEAD: "they have waited {waited}, and may ask somebody else",
    NeedKind.TASK: "{due}",
    NeedKind.OFFER: "the offer {runs_out}, and a call may settle it",
    NeedKind.UNFINISHED: "it ended {waited} ago, and nobody has said so",
}
_NOTHING: Final = timedelta()


def title(need: Need, zone: str) -> str:
    """Say what it is, in a line."""
    words = MAYBE_THEIRS if need.kind == NeedKind.PAYMENT and need.number else TITLES[need.kind]
    at = (need.at or need.too_late_at).astimezone(ZoneInfo(zone))
    return words.format(
        who=need.person or "a customer",
        words=f"{need.words} ({need.person})" if need.kind == NeedKind.TASK and need.person else need.words,
        money=money(need.worth_cents),
        missing="no chef" if need.number <= 1 else f"{need.number} chefs too few",
        clock=clock_time(need.too_late_at.astimezone(ZoneInfo(zone))),
        day=local_moment(at),
    )


def why(need: Need, now: datetime) -> str:
    """Say why it stands where it does."""
    left = need.too_late_at - now
    waited = duration(now - need.at) if need.at else "a while"
    return REASONS[need.kind].format(
        begins=f"begins {_in(left)}" if left > _NOTHING else "has begun",
        runs_out=f"runs out {_in(left)}" if left > _NOTHING else "has run out",
        in_=_in(left),
        due=f"it is due {_in(left)}" if left > _NOTHING else f"it has been due for {duration(-left)}",
        waited=waited,
        waits=f"it has waited {waited}" + (f", and {need.runs_out} {_in(left)}" if need.runs_out else ""),
        words=need.words[:1].lower() + need.words[1:],
        money=money(need.worth_cents),
        number=money(need.number),
    )


def _in(left: timedelta) -> str:
    return f"in {duration(left)}" if left > _NOTHING else "now"
