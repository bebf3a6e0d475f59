"""Sets of states stand beside their enums, with one name each; nobody writes one out, no template spells a state."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tables.bookings import TRANSITIONS, BookingState

ROOT = Path(__file__).parents[2]
MODULES = sorted(path for folder in ("portal", "jobs") for path in (ROOT / folder).rglob("*.py"))
TEMPLATES = sorted(path for path in (ROOT / "portal/templates").rglob("*") if path.is_file())
COMPARED = re.compile(r"""\b(?!chosen\b)\w+\.\w*state\s*(?:==|!=|\bin\b|\bnot in\b)\s*[(\["'][^%}]{0,40}""")
"""What a list is narrowed to (`chosen.state`) is a word of its address, not a state."""


def _of_states() -> set[str]:
    """Name the enums of states in `tables`."""
    found = re.findall(r"^class (\w*State)\(StrEnum\)", "".join(_texts(ROOT / "tables")), flags=re.MULTILINE)
    return set(found)


def _texts(folder: Path) -> Iterator[str]:
    return (path.read_text() for path in folder.rglob("*.py"))


STATES = _of_states()


def _is_state(node: ast.expr) -> bool:
    return isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in STATES


def _sets(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Set | ast.List | ast.Tuple) and len(node.elts) > 1 and all(map(_is_state, node.elts)):
            yield f"{path.relative_to(ROOT)}:{node.lineno}"


def test_the_enums_of_states_are_found() -> None:
    assert {"BookingState", "PaymentState", "LeadState", "WaitingState", "NotificationState"} <= STATES


def test_no_module_writes_out_a_set_of_states() -> None:
    offenders = [place for path in MODULES for place in _sets(path)]

    assert offenders == [], "Name the set beside the enum in tables, or use the one that is there."


def test_no_template_compares_the_words_of_states() -> None:
    offenders = [
        f"{path.relative_to(ROOT)}: {found[0]}" for path in TEMPLATES for found in COMPARED.finditer(path.read_text())
    ]

    assert offenders == [], "Ask by a name: `booking.state is upcoming` (portal/web/state_tests.py), `lead.is_lost`."


def test_every_state_has_its_steps() -> None:
    assert set(TRANSITIONS) == set(BookingState)
