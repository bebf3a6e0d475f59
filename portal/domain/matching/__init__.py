"""Matching: what payment mails say, and whose money it is.

Automatic only when sure; otherwise a person decides, and can undo it.
"""

from portal.domain.matching.agreement import SourceAgreement, agreement
from portal.domain.matching.allocate_parts import AllocationPart
from portal.domain.matching.correct_declaration import correct_declaration
from portal.domain.matching.decision import AlreadyDecided, NoMoney
from portal.domain.matching.decisions.confirm import confirm
from portal.domain.matching.decisions.confirm_together import confirm_together
from portal.domain.matching.decisions.dismiss import dismiss
from portal.domain.matching.decisions.dismiss_together import dismiss_together
from portal.domain.matching.decisions.end_snoozes import end_snoozes
from portal.domain.matching.decisions.record_money import AlreadyRecorded, record_money
from portal.domain.matching.decisions.send_back import CannotSendBack, send_back
from portal.domain.matching.decisions.snooze import NotLater, snooze
from portal.domain.matching.decisions.split import NotAllGivenOut, split
from portal.domain.matching.decisions.take_back import NothingToTakeBack, take_back
from portal.domain.matching.decisions.tip import tip
from portal.domain.matching.decisions.together import NotTogether, SeenPayment
from portal.domain.matching.decisions.undo import CannotUndo, undo
from portal.domain.matching.decisions.undo_together import undo_together
from portal.domain.matching.declarations import DeclaredPayment, declarations_of, declared_of
from portal.domain.matching.declare import NotYetSent, declare
from portal.domain.matching.end_holds import end_holds
from portal.domain.matching.events import (
    DecisionUndone,
    MatchingModeChanged,
    PaymentDeclarationWithdrawn,
    PaymentDeclared,
    PaymentMatched,
    PaymentNotificationDecided,
    PaymentNotificationReceived,
    PaymentUnmatched,
    SenderOutgrown,
    SenderSwitchedOff,
    SenderTaught,
    SenderTrusted,
)
from portal.domain.matching.facts import index_of_name
from portal.domain.matching.fetch_keys import fetch_keys
from portal.domain.matching.forget_alias import forget_alias
from portal.domain.matching.forget_refusal import forget_refusal
from portal.domain.matching.make_findable import make_findable
from portal.domain.matching.match import judge_again, match
from portal.domain.matching.mode import mode_of, switch_mode
from portal.domain.matching.payers import aliases_of, refusals_of
from portal.domain.matching.queue.alike import AlikePayment, Grouping, alike, payments_alike
from portal.domain.matching.queue.briefly import briefly
from portal.domain.matching.queue.history import (
    Decided,
    DismissedMail,
    decisions_of,
    dismissed,
    matched,
    matched_by_itself,
    matched_total,
    put_into_shadow,
)
from portal.domain.matching.queue.in_brief import PaymentBrief, payments_in_brief
from portal.domain.matching.queue.options import (
    GoneBack,
    Option,
    found,
    lines_of,
    may_have_gone_back,
    owing_exactly,
    ranked,
)
from portal.domain.matching.queue.queries import (
    MOST_COUNTED,
    Counts,
    counts,
    is_waiting,
    last_mail,
    mail_page,
    notification,
    stations_of,
    waiting,
    waiting_count,
)
from portal.domain.matching.queue.rank_now import as_of_now
from portal.domain.matching.queue.rows import PROVIDERS, Detail, Waiting
from portal.domain.matching.queue.snooze_times import SnoozeChoice, snooze_times
from portal.domain.matching.read_safely import mail_text
from portal.domain.matching.read_unread import read_unread
from portal.domain.matching.receive import receive
from portal.domain.matching.reread import outdated, reread
from portal.domain.matching.reread_recipients import reread_recipients
from portal.domain.matching.score import Candidate, MatchVerdict
from portal.domain.matching.shown import ChangedSince, NeedsSecondLook, NotShown, ShownChoice, ShownChoices, shown_of
from portal.domain.matching.sort import MailOutcome, Sorted, guard_of, outcome_of
from portal.domain.matching.taught.business_wide import NotHere, is_whole_business
from portal.domain.matching.taught.lessons import CannotTeach, Teaching, can_teach, learned_from, lesson_of
from portal.domain.matching.taught.replay import Replayed, ReplayOutcome, replay
from portal.domain.matching.taught.reread_taught import reread_taught
from portal.domain.matching.taught.switch_off import switch_off
from portal.domain.matching.taught.teach import NotLearned, teach
from portal.domain.matching.taught.trust import NoSuchVersion, trust
from portal.domain.matching.taught.trusted import version_of
from portal.domain.matching.taught.views import (
    TaughtView,
    VersionView,
    exported,
    names_of_taught,
    taught_sender,
    taught_senders,
    versions_of,
)
from portal.domain.matching.unread import unread
from portal.domain.matching.withdraw_declaration import withdraw_declaration

__all__ = [
    "MOST_COUNTED",
    "PROVIDERS",
    "AlikePayment",
    "AllocationPart",
    "AlreadyDecided",
    "AlreadyRecorded",
    "Candidate",
    "CannotSendBack",
    "CannotTeach",
    "CannotUndo",
    "ChangedSince",
    "Counts",
    "Decided",
    "DecisionUndone",
    "DeclaredPayment",
    "Detail",
    "DismissedMail",
    "GoneBack",
    "Grouping",
    "MailOutcome",
    "MatchVerdict",
    "MatchingModeChanged",
    "NeedsSecondLook",
    "NoMoney",
    "NoSuchVersion",
    "NotAllGivenOut",
    "NotHere",
    "NotLater",
    "NotLearned",
    "NotShown",
    "NotTogether",
    "NotYetSent",
    "NothingToTakeBack",
    "Option",
    "PaymentBrief",
    "PaymentDeclarationWithdrawn",
    "PaymentDeclared",
    "PaymentMatched",
    "PaymentNotificationDecided",
    "PaymentNotificationReceived",
    "PaymentUnmatched",
    "ReplayOutcome",
    "Replayed",
    "SeenPayment",
    "SenderOutgrown",
    "SenderSwitchedOff",
    "SenderTaught",
    "SenderTrusted",
    "ShownChoice",
    "ShownChoices",
    "SnoozeChoice",
    "Sorted",
    "SourceAgreement",
    "TaughtView",
    "Teaching",
    "VersionView",
    "Waiting",
    "agreement",
    "aliases_of",
    "alike",
    "as_of_now",
    "briefly",
    "can_teach",
    "confirm",
    "confirm_together",
    "correct_declaration",
    "counts",
    "decisions_of",
    "declarations_of",
    "declare",
    "declared_of",
    "dismiss",
    "dismiss_together",
    "dismissed",
    "end_holds",
    "end_snoozes",
    "exported",
    "fetch_keys",
    "forget_alias",
    "forget_refusal",
    "found",
    "guard_of",
    "index_of_name",
    "is_waiting",
    "is_whole_business",
    "judge_again",
    "last_mail",
    "learned_from",
    "lesson_of",
    "lines_of",
    "mail_page",
    "mail_text",
    "make_findable",
    "match",
    "matched",
    "matched_by_itself",
    "matched_total",
    "may_have_gone_back",
    "mode_of",
    "names_of_taught",
    "notification",
    "outcome_of",
    "outdated",
    "owing_exactly",
    "payments_alike",
    "payments_in_brief",
    "put_into_shadow",
    "ranked",
    "read_unread",
    "receive",
    "record_money",
    "refusals_of",
    "replay",
    "reread",
    "reread_recipients",
    "reread_taught",
    "send_back",
    "shown_of",
    "snooze",
    "snooze_times",
    "split",
    "stations_of",
    "switch_mode",
    "switch_off",
    "take_back",
    "taught_sender",
    "taught_senders",
    "teach",
    "tip",
    "trust",
    "undo",
    "undo_together",
    "unread",
    "version_of",
    "versions_of",
    "waiting",
    "waiting_count",
    "withdraw_declaration",
]
