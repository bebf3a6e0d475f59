"""Tasks: what a person has to do about a booking."""

from portal.domain.tasks.add import LONGEST_TASK, NothingToDo, add
from portal.domain.tasks.events import TaskAdded, TaskFinished, TaskReopened, TaskWithdrawn
from portal.domain.tasks.finish import finish
from portal.domain.tasks.meet_refunds import meet_refunds
from portal.domain.tasks.owe_refunds_again import owe_refunds_again
from portal.domain.tasks.queries import TaskLine, of_booking, refunds_asked, refunds_of
from portal.domain.tasks.reopen import reopen
from portal.domain.tasks.withdraw_refunds import withdraw_refunds

__all__ = [
    "LONGEST_TASK",
    "NothingToDo",
    "TaskAdded",
    "TaskFinished",
    "TaskLine",
    "TaskReopened",
    "TaskWithdrawn",
    "add",
    "finish",
    "meet_refunds",
    "of_booking",
    "owe_refunds_again",
    "refunds_asked",
    "refunds_of",
    "reopen",
    "withdraw_refunds",
]
