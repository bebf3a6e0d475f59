"""Tasks: what a person has to do about a booking."""

from enum import StrEnum

from piccolo.columns import UUID, BigInt, Date, Timestamptz, Varchar
from piccolo.constraints import Check, Unique

from tables.base import Changing, StationTable
from tables.columns import Sealed


class TaskKind(StrEnum):
    """What somebody has to do."""

    REFUND = "refund"
    CALL = "call"
    OTHER = "other"


class Task(Changing, StationTable, schema="core", tablename="tasks"):
    """Something that a person has to do about a booking."""

    booking = UUID(default=None)
    kind = Varchar(length=10, choices=TaskKind, default=TaskKind.OTHER)
    words = Sealed()
    amount_cents = BigInt(null=True, default=None)
    due_date = Date(null=True, default=None)
    made_by = UUID(null=True, default=None)
    done_at = Timestamptz(null=True, default=None)
    done_by = UUID(null=True, default=None)

    tasks_id_in_station = Unique(["station", "id"])


class TaskRefund(StationTable, schema="core", tablename="task_refunds"):
    """What a refund did of a task to send money back; one refund may do several.

    `decision` is the decision about a mail, or the manual entry, as with `Payment`. It counts while that stands.
    """

    append_only = True

    task = UUID(default=None)
    decision = UUID(default=None)
    amount_cents = BigInt(default=None)

    task_refunds_are_money = Check(amount_cents > 0)
