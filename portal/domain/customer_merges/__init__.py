"""Customer merges: two customers become one, and two again."""

from portal.domain.customer_merges.events import CustomerMerged, CustomerSeparated
from portal.domain.customer_merges.merge import NotMergeable, merge
from portal.domain.customer_merges.preview import MergePreview, preview
from portal.domain.customer_merges.queries import MergeLine, merges_of
from portal.domain.customer_merges.undo import NotSeparable, undo

__all__ = [
    "CustomerMerged",
    "CustomerSeparated",
    "MergeLine",
    "MergePreview",
    "NotMergeable",
    "NotSeparable",
    "merge",
    "merges_of",
    "preview",
    "undo",
]
