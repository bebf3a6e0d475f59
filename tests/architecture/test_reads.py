"""Lists are read by queries of the domain; a door that reads a table by itself is on a list that gets shorter."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT = Path(__file__).parents[2]
DOORS = ROOT / "portal/controllers"
READS = {"select", "objects", "exists", "count"}
STILL_READ: Final = {
    "public/booking/look.py", "public/scans.py", "staff/bookings/feeds.py", "staff/bookings/quotes.py",
    "staff/bookings/run_sheets.py", "staff/bookings/show.py", "staff/customers/index.py", "staff/payments/by_hand.py",
    "staff/qr/index.py", "staff/qr/page.py",
}  # fmt: skip


def _reads(path: Path) -> Iterator[str]:
    tree = ast.parse(path.read_text())
    tables = {
        name.asname or name.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("tables.")
        for name in node.names
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in READS and ast.unparse(node.value) in tables:
            yield f"{path.relative_to(DOORS)}:{node.lineno}"


def test_doors_read_lists_by_queries_of_the_domain() -> None:
    places = [place for path in sorted(DOORS.rglob("*.py")) for place in _reads(path)]

    assert {place.split(":")[0] for place in places} == STILL_READ, f"Read in the domain's queries: {places}"
