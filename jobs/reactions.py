"""When this happens, do that: the portal's whole asynchronous life, on one page."""

from jobs import bookings, matching, notifications, payments
from jobs.job import Job
from portal.domain.bookings import (
    BookingCancelled,
    BookingChanged,
    BookingHoldExtended,
    BookingLinkRenewed,
    BookingMade,
    BookingMoved,
    BookingPaid,
    BookingPaidTooLate,
    BookingPaymentTakenBack,
    ChefArrived,
    ChefDone,
    ChefsAssigned,
    DateBlocked,
    DateUnblocked,
    LetterDue,
    LetterSent,
    PlaceOffered,
    TaskAdded,
    TaskFinished,
    TaskReopened,
    TaskWithdrawn,
)
from portal.domain.catalog import StationChanged
from portal.domain.events import Happened
from portal.domain.inbox import MessageReceived, MessagesAnswered
from portal.domain.leads import LeadAnswered, LeadCaptured, LeadClosed, LeadReopened
from portal.domain.matching import (
    DecisionUndone,
    PaymentDeclared,
    PaymentMatched,
    PaymentNotificationDecided,
    PaymentUnmatched,
    SenderOutgrown,
    SenderSwitchedOff,
    SenderTrusted,
)
from portal.domain.payments import ReceiptSent
from portal.domain.system import MailboxChanged, MailReceived, MailRecipientDecided, MailRecipientForgotten

REACTIONS: dict[type[Happened], tuple[Job, ...]] = {
    MailReceived: (matching.receive,),
    MailRecipientDecided: (matching.reread_recipients,),
    MailRecipientForgotten: (matching.reread_recipients,),
    MailboxChanged: (matching.reread_recipients,),
    StationChanged: (matching.reread_recipients_everywhere,),
    PaymentUnmatched: (notifications.payment_unmatched, notifications.announce_queue),
    PaymentMatched: (notifications.announce_queue,),
    PaymentNotificationDecided: (notifications.announce_queue,),
    SenderTrusted: (matching.reread_taught,),
    SenderSwitchedOff: (matching.reread_taught,),
    SenderOutgrown: (notifications.sender_outgrown,),
    DecisionUndone: (notifications.announce_queue,),
    PaymentDeclared: (bookings.chronicle,),
    BookingMade: (
        bookings.chronicle,
        bookings.send_held,
        notifications.booking_made,
        notifications.announce_booking,
    ),
    BookingMoved: (bookings.chronicle, bookings.send_moved, notifications.announce_booking, bookings.offer_places),
    BookingPaid: (
        payments.send_receipt,
        bookings.chronicle,
        notifications.booking_paid,
        notifications.announce_booking,
    ),
    BookingPaymentTakenBack: (bookings.chronicle, notifications.announce_booking),
    ChefArrived: (bookings.chronicle, notifications.announce_booking),
    ChefDone: (bookings.chronicle, notifications.announce_booking),
    BookingHoldExtended: (bookings.chronicle, notifications.announce_booking),
    BookingPaidTooLate: (bookings.chronicle, notifications.paid_too_late),
    BookingChanged: (
        bookings.chronicle,
        bookings.send_changed,
        notifications.booking_changed,
        notifications.announce_booking,
        bookings.offer_places,
    ),
    BookingCancelled: (bookings.chronicle, notifications.booking_cancelled),
    ReceiptSent: (bookings.chronicle,),
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
    BookingLinkRenewed: (bookings.chronicle,),
    ChefsAssigned: (bookings.chronicle, notifications.announce_booking),
    DateBlocked: (notifications.announce_booking,),
    DateUnblocked: (notifications.announce_booking,),
    LetterDue: (bookings.send_due,),
    LetterSent: (bookings.chronicle,),
}
