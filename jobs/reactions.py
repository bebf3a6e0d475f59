"""When this happens, do that: the portal's whole asynchronous life, on one page."""

from jobs import access, bookings, matching, notifications, payments
from jobs.job import Job, delayed, until_undo_ends
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

REACTIONS: dict[type[Happened], tuple[Job, ...]] = {
    MailReceived: (matching.receive,),
    MailRecipientDecided: (matching.reread_recipients,),
    MailRecipientForgotten: (matching.reread_recipients,),
    MailboxChanged: (matching.reread_recipients,),
    StationChanged: (matching.reread_recipients_everywhere,),
    PaymentNotificationReceived: (notifications.announce_queue,),
    PaymentUnmatched: (notifications.payment_unmatched, notifications.announce_queue),
    PaymentMatched: (notifications.announce_queue,),
    PaymentNotificationDecided: (notifications.announce_queue,),
    SenderTrusted: (matching.reread_taught,),
    SenderSwitchedOff: (matching.reread_taught,),
    SenderOutgrown: (notifications.sender_outgrown,),
    DecisionUndone: (notifications.announce_queue,),
    PaymentDeclared: (bookings.chronicle,),
    PaymentDeclarationWithdrawn: (bookings.chronicle, notifications.announce_booking),
    BookingMade: (
        bookings.chronicle,
        bookings.send_held,
        notifications.booking_made,
        notifications.announce_booking,
    ),
    BookingMoved: (
        bookings.chronicle,
        bookings.send_moved,
        delayed(bookings.send_confirmed, until_undo_ends),
        notifications.announce_booking,
        bookings.offer_places,
    ),
    BookingPaid: (
        delayed(payments.send_receipt, until_undo_ends),
        bookings.chronicle,
        notifications.booking_paid,
        notifications.announce_booking,
    ),
    BookingPaymentTakenBack: (bookings.chronicle, notifications.announce_booking),
    ChefArrived: (bookings.chronicle, notifications.announce_booking),
    ChefDone: (bookings.chronicle, notifications.announce_booking),
    BookingHoldConfirmed: (bookings.chronicle, notifications.announce_booking),
    LetterOpened: (bookings.chronicle, notifications.announce_booking),
    DayHeldUnconfirmed: (notifications.day_held_unconfirmed,),
    BookingHoldExtended: (bookings.chronicle, notifications.announce_booking),
    BookingPaidTooLate: (bookings.chronicle, notifications.paid_too_late),
    BookingPaidWhenOff: (bookings.chronicle, notifications.paid_when_off, notifications.announce_booking),
    BookingChanged: (
        bookings.chronicle,
        bookings.send_changed,
        notifications.booking_changed,
        notifications.announce_booking,
        bookings.offer_places,
    ),
    BookingCancelled: (bookings.chronicle, notifications.booking_cancelled),
    PaymentReversed: (delayed(payments.send_receipt, until_undo_ends),),
    ReceiptSent: (bookings.chronicle,),
    ManualEntryMade: (
        delayed(payments.send_refund, until_undo_ends),
        payments.chronicle,
        notifications.announce_booking,
    ),
    ManualEntryUndone: (
        delayed(payments.correct_refund, until_undo_ends),
        payments.chronicle,
        notifications.announce_booking,
    ),
    LeadCaptured: (notifications.lead_captured, notifications.announce_leads),
    LeadAnswered: (notifications.announce_leads,),
    LeadClosed: (notifications.announce_leads,),
    LeadReopened: (notifications.announce_leads,),
    MessageReceived: (bookings.chronicle, notifications.message_received, notifications.announce_booking),
    MessagesAnswered: (bookings.chronicle, notifications.announce_booking),
    PlaceOffered: (bookings.send_offer, notifications.place_offered),
    TaskAdded: (bookings.chronicle, notifications.announce_booking),
    TaskFinished: (bookings.chronicle, notifications.announce_booking),
    TaskReopened: (bookings.chronicle, notifications.announce_booking),
    TaskWithdrawn: (bookings.chronicle, notifications.announce_booking),
    BookingLinkRenewed: (bookings.chronicle, bookings.send_link),
    BookingLinkAsked: (bookings.chronicle, bookings.send_link),
    ContactChanged: (bookings.chronicle, notifications.announce_booking),
    SurplusChosen: (bookings.chronicle, notifications.announce_booking),
    WaitingBegun: (bookings.send_welcome,),
    ChefsAssigned: (bookings.chronicle, notifications.announce_booking),
    DateBlocked: (notifications.announce_booking,),
    DateUnblocked: (notifications.announce_booking,),
    LetterDue: (bookings.send_due,),
    LetterSent: (bookings.chronicle,),
    LetterResendAsked: (bookings.send_resend,),
    LetterResent: (bookings.chronicle,),
    PasswordResetAsked: (access.send_reset,),
    PasswordResetForced: (access.send_reset,),
    NewEmailAsked: (access.send_new_email,),
    EmailChanged: (access.send_email_changed,),
    SignInChanged: (access.send_notice,),
}
