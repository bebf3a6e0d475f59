"""A class has one name, and a name one class: whoever reads it knows which is meant, and finds it by searching."""

import ast
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parents[2]
FOLDERS = ("benchmarks", "jobs", "portal", "tables")
YET_TO_RENAME: frozenset[str] = frozenset(
    {
        "Asked",
        "Codes",
        "Components",
        "Conflict",
        "Day",
        "Draft",
        "Drawn",
        "Due",
        "Entry",
        "Figures",
        "Finding",
        "Fit",
        "Label",
        "LastPage",
        "LeadLine",
        "Letter",
        "Line",
        "Mailbox",
        "Mailboxes",
        "Mark",
        "Named",
        "Notice",
        "OfferLine",
        "Opening",
        "Outcome",
        "Page",
        "Part",
        "Party",
        "PaymentLine",
        "Permission",
        "Piece",
        "Place",
        "Preview",
        "Reach",
        "Row",
        "Seen",
        "Session",
        "Slot",
        "Standing",
        "Subject",
        "TaskLine",
        "Terms",
        "Verdict",
        "_Line",
    }
)
"""Still named twice; nothing is added here."""


def _where_defined() -> dict[str, list[str]]:
    found = defaultdict(list)
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.ClassDef):
                    found[node.name].append(f"{path.relative_to(ROOT)}:{node.lineno}")
    return found


def test_no_two_classes_have_the_same_name() -> None:
    twice = {name: places for name, places in _where_defined().items() if len(places) > 1}

    assert {name: places for name, places in twice.items() if name not in YET_TO_RENAME} == {}


def test_what_is_yet_to_be_renamed_is_still_named_twice() -> None:
    twice = {name for name, places in _where_defined().items() if len(places) > 1}

    assert YET_TO_RENAME - twice == set()
