"""The sets of a booking's states stand beside its transitions, each with one name; nobody writes one out again."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tables.bookings import TRANSITIONS, BookingState

ROOT = Path(__file__).parents[2]
MODULES = sorted(path for folder in ("portal", "jobs") for path in (ROOT / folder).rglob("*.py"))
TEMPLATES = sorted(path for path in (ROOT / "portal/templates").rglob("*") if path.is_file())
STATES = "|".join(BookingState)
COMPARED = re.compile(rf"""\.state\s*(?:==|!=|\bin\b|\bnot in\b)[^%}}]*?["'](?:{STATES})["']""")


def _is_state(node: ast.expr) -> bool:
    return isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "BookingState"


def _sets(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Set | ast.List | ast.Tuple) and len(node.elts) > 1 and all(map(_is_state, node.elts)):
            yield f"{path.relative_to(ROOT)}:{node.lineno}"


def test_no_module_writes_out_a_set_of_states() -> None:
    offenders = [place for path in MODULES for place in _sets(path)]

    assert offenders == [], "Name the set beside TRANSITIONS in tables/bookings.py, or use the one that is there."


def test_no_template_compares_the_words_of_states() -> None:
    offenders = [
        f"{path.relative_to(ROOT)}: {found[0]}" for path in TEMPLATES for found in COMPARED.finditer(path.read_text())
    ]

    assert offenders == [], "Ask for it by its name: `booking.state is upcoming` (portal/web/state_tests.py)."


def test_every_state_has_its_steps() -> None:
    assert set(TRANSITIONS) == set(BookingState)
