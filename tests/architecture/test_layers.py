"""Who may know whom, beyond what the import contracts in pyproject.toml say."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted(path for folder in ("portal", "tables", "jobs") for path in (ROOT / folder).rglob("*.py"))
DOORS = sorted([*(ROOT / "portal/controllers").rglob("*.py"), *(ROOT / "jobs").glob("*.py")])
WRITES = {"save", "remove", "insert", "update", "delete", "update_self", "get_or_create"}
MAY_WRITE_IN_JOBS = {"relay.py", "queue.py"}  # they mark what is carried and done: there is no verb above them
ENTER_A_SCOPE = {
    "portal/web/scope.py": "the station in the URL",
    "portal/web/admin.py": "the raw admin: everything",
    "portal/web/public.py": "the station of a public page, or of the row that a signed link names",
    "jobs/job.py": "the scope recorded with the event",
    "jobs/attempt.py": "a failure is noted whatever its scope",
    "jobs/schedule.py": "the clock names every business",
    "jobs/watch.py": "mailboxes of all businesses",
    "portal/cli/environment.py": "the command line: everything",
    "portal/cli/doctor.py": "it looks at everything",
    "portal/cli/mail_reread.py": "each mail in the scope of its own stations",
    "portal/cli/mailbox.py": "the stations that are named",
    "portal/cli/user_add.py": "the station or business that is named",
    "portal/cli/business_add.py": "everything: what it opens is in nobody's scope yet",
    "portal/cli/station_add.py": "the business that is named",
    "portal/web/platform.py": "super admins: everything, or the business in the URL",
    "portal/demo/cast.py": "the demo",
    "portal/demo/play.py": "the demo",
    "tables/scope.py": "where it is made",
}
SAYS_SQL = {
    "portal/cli/doctor.py": "the server's version",
    "portal/domain/events/log.py": "an event, its outbox entry and NOTIFY in one statement",
    "portal/domain/events/tell_again.py": "an update by another table, and NOTIFY in the same statement",
    "portal/domain/bookings/chefs_at_hand.py": "an anti-join: chefs without an overlapping assignment",
    "portal/domain/qr/statistics.py": "scans read once and counted four ways",
    "portal/domain/payments/prove.py": "sums over JSON facts, joined laterally",
    "portal/domain/matching/turn.py": "an advisory lock",
    "portal/domain/matching/elsewhere.py": "references at stations out of scope, of which only the station is told",
    "portal/domain/matching/find.py": "the union of all ways in which a payment finds bookings, in one statement",
    "portal/domain/matching/surroundings.py": "prefixes along an index, and what else a payment needs",
    "portal/domain/matching/make_findable.py": "many rows that nobody is writing, each with tokens of its own",
    "portal/domain/bookings/turn.py": "an advisory lock",
    "portal/domain/access/audit_log.py": "a set of ids in a JSON column",
    "portal/domain/customers/make_findable.py": "many rows that nobody is writing, each with tokens of its own",
    "portal/domain/customers/recognize.py": "an advisory lock",
    "portal/domain/matching/undo.py": "a row is given back to stations beyond the scope of the person who undoes",
    "portal/domain/access/queries.py": "a session with all rights of its person in one statement",
    "portal/domain/access/staff.py": "roles gathered by person, with those who have just lost their last one",
    "portal/domain/matching/agreement.py": "decisions compared with what the matching would have done, grouped",
    "portal/domain/matching/queries.py": "lateral joins of the queue's list",
    "portal/domain/catalog/serving.py": "each station of the business with its newest policy, joined laterally",
    "portal/domain/today/lists.py": "all that waits beside the parties of a day, counts and sums, in one statement",
    "portal/domain/system/backlog.py": "counts of two tables in one statement",
    "portal/domain/system/known_accounts.py": "what a mailbox knows to be ours, in one statement for each mail",
    "portal/domain/system/make_partitions.py": "partitions",
    "portal/domain/system/rotate_keys.py": "bytes as they lie in the database",
    "jobs/queue.py": "rows locked and taken in one statement",
    "tables/sql.py": "the door itself",
}


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def _imports(path: Path) -> Iterator[tuple[str, str]]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from ((node.module, alias.name) for alias in node.names)


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_domain_is_entered_by_its_front_door(path: Path) -> None:
    for module, _ in _imports(path):
        match module.split("."):
            case ["portal", "domain", word, inside, *_] if f"portal/domain/{word}/" not in _name(path):
                allowed = (word, inside) in {("matching", "parse"), ("matching", "evaluate")}  # used without a database
                assert allowed, f"It goes round the front door of {word}: import from portal.domain.{word}."


@pytest.mark.parametrize("path", DOORS, ids=_name)
def test_doors_read_but_never_write(path: Path) -> None:
    if path.name in MAY_WRITE_IN_JOBS:
        return
    awaited = [node.value for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Await)]
    for call in (node for each in awaited for node in ast.walk(each) if isinstance(node, ast.Call)):
        if isinstance(call.func, ast.Attribute) and call.func.attr in WRITES:
            receiver = call.func.value
            is_write = call.func.attr == "save" or (isinstance(receiver, ast.Name) and receiver.id[:1].isupper())
            assert not is_write, f"Line {call.lineno}: writes are verbs in portal/domain."


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_scope_is_entered_at_the_doors_only(path: Path) -> None:
    names = {name for module, name in _imports(path) if module == "tables.scope"}

    if "scoped" in names or "ALL_STATIONS" in names:
        assert _name(path) in ENTER_A_SCOPE, "Verbs may narrow the scope with stations(), never enter one."


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_sql_is_written_where_it_is_listed(path: Path) -> None:
    names = {name for module, name in _imports(path) if module == "tables.sql"}

    if names:
        assert _name(path) in SAYS_SQL, "Say here why Piccolo cannot."


@pytest.mark.parametrize("path", [p for p in MODULES if p.parts[-2:-1] != ("score",)], ids=_name)
def test_nobody_uses_piccolos_bare_transactions(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Attribute) and node.attr == "transaction" and isinstance(node.value, ast.Name):
            assert node.value.id != "DB", "Use tables.unit_of_work: Piccolo's loses connections and rolls nothing back."


@pytest.mark.parametrize(
    "path", [p for p in MODULES if "portal/domain/" in _name(p) or "tables/" in _name(p)], ids=_name
)
def test_nothing_is_gathered_in_a_verb(path: Path) -> None:
    assert "asyncio.gather" not in path.read_text(), "A transaction has one connection."
