"""People: customers who turn out to be one person, with everything that hangs on them in every word below."""

from portal.domain.people.events import CustomerMerged, CustomerSeparated
from portal.domain.people.merge import NotMergeable, merge
from portal.domain.people.preview import Preview, preview
from portal.domain.people.queries import MergeLine, merges_of
from portal.domain.people.undo_merge import NotSeparable, undo_merge

__all__ = [
    "CustomerMerged",
    "CustomerSeparated",
    "MergeLine",
    "NotMergeable",
    "NotSeparable",
    "Preview",
    "merge",
    "merges_of",
    "preview",
    "undo_merge",
]
