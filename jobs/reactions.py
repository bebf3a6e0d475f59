"""When this happens, do that: the portal's whole asynchronous life, on one page."""

from jobs import access, bookings, mailings, matching, notifications, payments, waitlist
from jobs.job import Job, until_undo_ends
from jobs.reaction import delayed, when
from portal.domain.access import EmailChanged, NewEmailAsked, PasswordResetAsked, PasswordResetForced, SignInChanged
from portal.domain.bookings import (
    BookingCancelled,
    BookingChanged,
    BookingHoldConfirmed,
    BookingHoldExtended,
    BookingLinkRenewed,
    BookingMade,
    BookingPaid,
    BookingPaidTooLate,
    BookingPaidWhenOff,
    BookingPaymentTakenBack,
    BookingStateChanged,
    ChefsAssigned,
    ContactChanged,
    DayHeldUnconfirmed,
    LetterDue,
    LetterOpened,
    SurplusChosen,
)
from portal.domain.catalog import StationChanged
from portal.domain.events import RecordedEvent
from portal.domain.inbox import MessageReceived, MessagesAnswered
from portal.domain.leads import LeadAnswered, LeadCaptured, LeadClosed, LeadReopened
from portal.domain.mailings import BookingLinkAsked, LetterResendAsked, LetterResent, LetterSent
from portal.domain.matching import (
    DecisionUndone,
    PaymentDeclarationWithdrawn,
    PaymentDeclared,
    PaymentMatched,
    PaymentNotificationDecided,
    PaymentNotificationReceived,
    PaymentUnmatched,
    SenderOutgrown,
    SenderSwitchedOff,
    SenderTrusted,
)
from portal.domain.payments import ManualEntryMade, ManualEntryUndone, PaymentReversed, ReceiptSent
from portal.domain.schedule import ChefArrived, ChefDone, DateBlocked, DateUnblocked
from portal.domain.system import MailboxChanged, MailReceived, MailRecipientDecided, MailRecipientForgotten
from portal.domain.tasks import TaskAdded, TaskFinished, TaskReopened, TaskWithdrawn
from portal.domain.waitlist import PlaceOffered, WaitingBegun

REACTIONS: dict[type[RecordedEvent], tuple[Job, ...]] = dict(
    (
        when(MailReceived).do(matching.receive),
        when(MailRecipientDecided).do(matching.reread_recipients),
        when(MailRecipientForgotten).do(matching.reread_recipients),
        when(MailboxChanged).do(matching.reread_recipients),
        when(StationChanged).do(matching.reread_recipients_everywhere),
        when(PaymentNotificationReceived).do(notifications.announce_queue),
        when(PaymentUnmatched).do(notifications.notify, notifications.announce_queue),
        when(PaymentMatched).do(notifications.announce_queue),
        when(PaymentNotificationDecided).do(notifications.announce_queue),
        when(SenderTrusted).do(matching.reread_taught),
        when(SenderSwitchedOff).do(matching.reread_taught),
        when(SenderOutgrown).do(notifications.notify),
        when(DecisionUndone).do(notifications.announce_queue),
        when(PaymentDeclared).do(bookings.add_to_timeline),
        when(PaymentDeclarationWithdrawn).do(bookings.add_to_timeline, notifications.announce_booking),
        when(BookingMade).do(
            bookings.add_to_timeline, mailings.send_held, notifications.notify, notifications.announce_booking
        ),
        when(BookingStateChanged).do(
            bookings.add_to_timeline,
            mailings.send_called_off,
            delayed(mailings.send_confirmed, until_undo_ends),
            notifications.announce_booking,
            waitlist.offer,
        ),
        when(BookingPaid).do(
            delayed(payments.send_receipt, until_undo_ends),
            bookings.add_to_timeline,
            notifications.notify,
            notifications.announce_booking,
        ),
        when(BookingPaymentTakenBack).do(bookings.add_to_timeline, notifications.announce_booking),
        when(ChefArrived).do(bookings.add_to_timeline, notifications.announce_booking),
        when(ChefDone).do(bookings.add_to_timeline, notifications.announce_booking),
        when(BookingHoldConfirmed).do(bookings.add_to_timeline, notifications.announce_booking),
        when(LetterOpened).do(bookings.add_to_timeline, notifications.announce_booking),
        when(DayHeldUnconfirmed).do(notifications.notify),
        when(BookingHoldExtended).do(bookings.add_to_timeline, notifications.announce_booking),
        when(BookingPaidTooLate).do(bookings.add_to_timeline, notifications.notify),
        when(BookingPaidWhenOff).do(bookings.add_to_timeline, notifications.notify, notifications.announce_booking),
        when(BookingChanged).do(
            bookings.add_to_timeline,
            mailings.send_changed,
            notifications.notify,
            notifications.announce_booking,
            waitlist.offer,
        ),
        when(BookingCancelled).do(bookings.add_to_timeline, notifications.notify),
        when(PaymentReversed).do(delayed(payments.send_receipt, until_undo_ends)),
        when(ReceiptSent).do(bookings.add_to_timeline),
        when(ManualEntryMade).do(
            delayed(payments.send_refund, until_undo_ends),
            bookings.add_to_timeline,
            notifications.announce_booking,
        ),
        when(ManualEntryUndone).do(
            delayed(payments.correct_refund, until_undo_ends),
            bookings.add_to_timeline,
            notifications.announce_booking,
        ),
        when(LeadCaptured).do(notifications.notify, notifications.announce_leads),
        when(LeadAnswered).do(notifications.announce_leads),
        when(LeadClosed).do(notifications.announce_leads),
        when(LeadReopened).do(notifications.announce_leads),
        when(MessageReceived).do(bookings.add_to_timeline, notifications.notify, notifications.announce_booking),
        when(MessagesAnswered).do(bookings.add_to_timeline, notifications.announce_booking),
        when(PlaceOffered).do(waitlist.send_offer, notifications.notify),
        when(TaskAdded).do(bookings.add_to_timeline, notifications.announce_booking),
        when(TaskFinished).do(bookings.add_to_timeline, notifications.announce_booking),
        when(TaskReopened).do(bookings.add_to_timeline, notifications.announce_booking),
        when(TaskWithdrawn).do(bookings.add_to_timeline, notifications.announce_booking),
        when(BookingLinkRenewed).do(bookings.add_to_timeline, mailings.send_link),
        when(BookingLinkAsked).do(bookings.add_to_timeline, mailings.send_link),
        when(ContactChanged).do(bookings.add_to_timeline, notifications.announce_booking),
        when(SurplusChosen).do(bookings.add_to_timeline, notifications.announce_booking),
        when(WaitingBegun).do(waitlist.send_welcome),
        when(ChefsAssigned).do(bookings.add_to_timeline, notifications.announce_booking),
        when(DateBlocked).do(notifications.announce_booking),
        when(DateUnblocked).do(notifications.announce_booking),
        when(LetterDue).do(mailings.send_due),
        when(LetterSent).do(bookings.add_to_timeline),
        when(LetterResendAsked).do(mailings.send_resend),
        when(LetterResent).do(bookings.add_to_timeline),
        when(PasswordResetAsked).do(access.send_reset),
        when(PasswordResetForced).do(access.send_reset),
        when(SignInChanged).do(access.send_notice),
        when(NewEmailAsked).do(access.send_new_email),
        when(EmailChanged).do(access.send_email_changed),
    )
)
