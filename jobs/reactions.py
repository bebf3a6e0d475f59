"""When this happens, do that: the portal's whole asynchronous life, on one page."""

from jobs import access, bookings, matching, notifications, payments
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
    BookingMoved,
    BookingPaid,
    BookingPaidTooLate,
    BookingPaidWhenOff,
    BookingPaymentTakenBack,
    ChefsAssigned,
    ContactChanged,
    DayHeldUnconfirmed,
    LetterDue,
    LetterOpened,
    SurplusChosen,
)
from portal.domain.catalog import StationChanged
from portal.domain.events import Happened
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

REACTIONS: dict[type[Happened], tuple[Job, ...]] = dict(
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
        when(PaymentDeclared).do(bookings.chronicle),
        when(PaymentDeclarationWithdrawn).do(bookings.chronicle, notifications.announce_booking),
        when(BookingMade).do(
            bookings.chronicle, bookings.send_held, notifications.notify, notifications.announce_booking
        ),
        when(BookingMoved).do(
            bookings.chronicle,
            bookings.send_moved,
            delayed(bookings.send_confirmed, until_undo_ends),
            notifications.announce_booking,
            bookings.offer_places,
        ),
        when(BookingPaid).do(
            delayed(payments.send_receipt, until_undo_ends),
            bookings.chronicle,
            notifications.notify,
            notifications.announce_booking,
        ),
        when(BookingPaymentTakenBack).do(bookings.chronicle, notifications.announce_booking),
        when(ChefArrived).do(bookings.chronicle, notifications.announce_booking),
        when(ChefDone).do(bookings.chronicle, notifications.announce_booking),
        when(BookingHoldConfirmed).do(bookings.chronicle, notifications.announce_booking),
        when(LetterOpened).do(bookings.chronicle, notifications.announce_booking),
        when(DayHeldUnconfirmed).do(notifications.notify),
        when(BookingHoldExtended).do(bookings.chronicle, notifications.announce_booking),
        when(BookingPaidTooLate).do(bookings.chronicle, notifications.notify),
        when(BookingPaidWhenOff).do(bookings.chronicle, notifications.notify, notifications.announce_booking),
        when(BookingChanged).do(
            bookings.chronicle,
            bookings.send_changed,
            notifications.notify,
            notifications.announce_booking,
            bookings.offer_places,
        ),
        when(BookingCancelled).do(bookings.chronicle, notifications.notify),
        when(PaymentReversed).do(delayed(payments.send_receipt, until_undo_ends)),
        when(ReceiptSent).do(bookings.chronicle),
        when(ManualEntryMade).do(
            delayed(payments.send_refund, until_undo_ends),
            bookings.chronicle,
            notifications.announce_booking,
        ),
        when(ManualEntryUndone).do(
            delayed(payments.correct_refund, until_undo_ends),
            bookings.chronicle,
            notifications.announce_booking,
        ),
        when(LeadCaptured).do(notifications.notify, notifications.announce_leads),
        when(LeadAnswered).do(notifications.announce_leads),
        when(LeadClosed).do(notifications.announce_leads),
        when(LeadReopened).do(notifications.announce_leads),
        when(MessageReceived).do(bookings.chronicle, notifications.notify, notifications.announce_booking),
        when(MessagesAnswered).do(bookings.chronicle, notifications.announce_booking),
        when(PlaceOffered).do(bookings.send_offer, notifications.notify),
        when(TaskAdded).do(bookings.chronicle, notifications.announce_booking),
        when(TaskFinished).do(bookings.chronicle, notifications.announce_booking),
        when(TaskReopened).do(bookings.chronicle, notifications.announce_booking),
        when(TaskWithdrawn).do(bookings.chronicle, notifications.announce_booking),
        when(BookingLinkRenewed).do(bookings.chronicle, bookings.send_link),
        when(BookingLinkAsked).do(bookings.chronicle, bookings.send_link),
        when(ContactChanged).do(bookings.chronicle, notifications.announce_booking),
        when(SurplusChosen).do(bookings.chronicle, notifications.announce_booking),
        when(WaitingBegun).do(bookings.send_welcome),
        when(ChefsAssigned).do(bookings.chronicle, notifications.announce_booking),
        when(DateBlocked).do(notifications.announce_booking),
        when(DateUnblocked).do(notifications.announce_booking),
        when(LetterDue).do(bookings.send_due),
        when(LetterSent).do(bookings.chronicle),
        when(LetterResendAsked).do(bookings.send_resend),
        when(LetterResent).do(bookings.chronicle),
        when(PasswordResetAsked).do(access.send_reset),
        when(PasswordResetForced).do(access.send_reset),
        when(SignInChanged).do(access.send_notice),
        when(NewEmailAsked).do(access.send_new_email),
        when(EmailChanged).do(access.send_email_changed),
    )
)
