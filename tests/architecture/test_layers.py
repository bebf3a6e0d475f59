"""Who may know whom, beyond what the import contracts in pyproject.toml say."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
MODULES = sorted(
    str(path.relative_to(ROOT)) for folder in ("portal", "tables", "jobs") for path in (ROOT / folder).rglob("*.py")
)
WORDS = {name.split("/")[2] for name in MODULES if name.startswith("portal/domain/")}
DOORS = [name for name in MODULES if name.startswith(("portal/controllers/", "jobs/"))]
PURE = {("matching", "parse"), ("matching", "evaluate")}  # used without a database
WRITES = {"save", "remove", "insert", "update", "delete", "update_self", "get_or_create"}
MAY_WRITE_IN_JOBS = {
    "jobs/relay.py",
    "jobs/queue.py",
}  # they mark what is carried and done: there is no verb above them
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
    "portal/domain/bookings/queries.py": "sums over so many rows and no more",
    "portal/domain/payments/received.py": "who has which part of a payment, summed and joined; sums over so many rows",
    "portal/domain/availability/count_free_chefs.py": "an anti-join: chefs without an overlapping assignment",
    "portal/domain/bookings/check_holds.py": "advisory locks, and holds counted by the tokens in an array",
    "portal/domain/drafts/keep_last_page.py": "a draft kept, and chefs counted as above, in one statement",
    "portal/domain/stations/queries.py": "asked before every page of a customer, and a join",
    "portal/domain/qr/statistics.py": "scans read once and counted four ways",
    "portal/domain/payments/reconcile_ledger.py": "sums over JSON facts, joined laterally",
    "portal/domain/matching/lock_payments.py": "an advisory lock",
    "portal/domain/matching/elsewhere.py": "references at stations out of scope, of which only the station is told",
    "portal/domain/matching/find.py": "the union of all ways in which a payment finds bookings, in one statement",
    "portal/domain/matching/surroundings.py": "prefixes along an index, and what else a payment needs",
    "portal/domain/matching/make_findable.py": "many rows that nobody is writing, each with tokens of its own",
    "portal/domain/availability/lock_dates.py": "an advisory lock",
    "portal/domain/access/audit_log.py": "a set of ids in a JSON column",
    "portal/domain/customers/make_findable.py": "many rows that nobody is writing, each with tokens of its own",
    "portal/domain/customers/recognize.py": "an advisory lock",
    "portal/domain/matching/decisions/undo.py": "a row is given back to stations beyond the scope of who undoes",
    "portal/domain/access/queries.py": "a session with all rights of its person in one statement",
    "portal/domain/access/staff.py": "roles gathered by person, with those who have just lost their last one",
    "portal/domain/matching/agreement.py": "decisions compared with what the matching would have done, grouped",
    "portal/domain/matching/queue/history.py": "the sum of so many rows and no more",
    "portal/domain/matching/queue/queries.py": "lateral joins of the queue's list",
    "portal/domain/catalog/serving.py": "each station of the business with its newest policy, joined laterally",
    "portal/domain/today/lists.py": "all that waits beside the parties of a day, counts and sums, in one statement",
    "portal/domain/system/backlog.py": "counts of two tables in one statement",
    "portal/domain/system/database_size.py": "what the database itself takes on the disk",
    "portal/domain/system/known_accounts.py": "what a mailbox knows to be ours, in one statement for each mail",
    "portal/domain/system/make_partitions.py": "partitions",
    "portal/domain/system/rotate_keys.py": "bytes as they lie in the database",
    "jobs/queue.py": "rows locked and taken in one statement",
    "tables/sql.py": "the door itself",
}


@cache
def _source(name: str) -> str:
    return (ROOT / name).read_text()


@cache
def _nodes(name: str) -> list[ast.AST]:
    return list(ast.walk(ast.parse(_source(name))))


def _imports(name: str) -> Iterator[tuple[str, str]]:
    """Return what a module imports from where."""
    for node in _nodes(name):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from ((node.module, alias.name) for alias in node.names)


def test_a_domain_is_entered_by_its_front_door() -> None:
    def goes_round(name: str, module: str) -> bool:
        match module.split("."):
            case ["portal", "domain", word, inside, *_]:
                return f"portal/domain/{word}/" not in name and (word, inside) not in PURE
        return False

    assert [(name, module) for name in MODULES for module, _ in _imports(name) if goes_round(name, module)] == []


def _has_handlers(name: str) -> bool:
    """Say whether a module answers a URL."""
    routes = {"get", "post", "put", "patch", "delete", "route"}
    return any(
        isinstance(decorator, ast.Call) and isinstance(decorator.func, ast.Name) and decorator.func.id in routes
        for node in _nodes(name)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for decorator in node.decorator_list
    )


def test_handlers_import_no_handlers() -> None:
    handlers = {name.removesuffix(".py").replace("/", ".") for name in DOORS if _has_handlers(name)}
    imported = [
        (name, f"{module}.{what}")
        for name in DOORS
        if not name.endswith("__init__.py") and name.removesuffix(".py").replace("/", ".") in handlers
        for module, what in _imports(name)
        if {module, f"{module}.{what}"} & handlers
    ]

    assert len(handlers) > 50
    assert imported == [], "What two pages share is a module beside them."


def test_staff_and_public_share_only_what_stands_beside_both() -> None:
    across = [
        (name, module)
        for name in DOORS
        for module, _ in _imports(name)
        for mine, other in (("staff", "public"), ("public", "staff"), ("staff", "dev"), ("public", "dev"))
        if name.startswith(f"portal/controllers/{mine}/") and module.startswith(f"portal.controllers.{other}")
    ]

    assert across == [], "Staff and customers are different people: what both need belongs to portal/web or the domain."


def test_doors_read_but_never_write() -> None:
    def writes(node: ast.AST) -> bool:
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITES):
            return False
        receiver = node.func.value
        if isinstance(receiver, ast.Name) and receiver.id in WORDS:
            return False  # a verb: `drafts.save(...)`
        return node.func.attr == "save" or (isinstance(receiver, ast.Name) and receiver.id[:1].isupper())

    written = [
        (name, awaited.lineno)
        for name in DOORS
        if name not in MAY_WRITE_IN_JOBS
        for awaited in _nodes(name)
        if isinstance(awaited, ast.Await) and any(writes(node) for node in ast.walk(awaited.value))
    ]

    assert written == [], "Writes are verbs in portal/domain."


def test_a_scope_is_entered_at_the_doors_only() -> None:
    entered = {
        name for name in MODULES if {("tables.scope", "scoped"), ("tables.scope", "ALL_STATIONS")} & {*_imports(name)}
    }

    assert entered - set(ENTER_A_SCOPE) == set(), "Verbs may narrow the scope with stations(), never enter one."


def test_sql_is_written_where_it_is_listed() -> None:
    said = {name for name in MODULES if any(module == "tables.sql" for module, _ in _imports(name))}

    assert said - set(SAYS_SQL) == set(), "Say here why Piccolo cannot."


def test_nobody_uses_piccolos_bare_transactions() -> None:
    bare = [
        (name, node.lineno)
        for name in MODULES
        for node in _nodes(name)
        if isinstance(node, ast.Attribute)
        and node.attr == "transaction"
        and isinstance(node.value, ast.Name)
        and node.value.id == "DB"
    ]

    assert bare == [], "Use tables.unit_of_work: Piccolo's loses connections and rolls nothing back."


def test_nothing_is_gathered_in_a_verb() -> None:
    verbs = [name for name in MODULES if name.startswith(("portal/domain/", "tables/"))]

    assert [name for name in verbs if "asyncio.gather" in _source(name)] == [], "A transaction has one connection."
