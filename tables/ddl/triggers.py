"""Triggers: when a row changed, and that what is append-only stays as it is."""

from tables.base import Changing, PlatformTable
from tables.ddl.statement import Sql
from tables.piccolo_app import APP_CONFIG

TOUCH = Sql(
    "touch",
    """CREATE FUNCTION public.portal_touch() RETURNS trigger LANGUAGE plpgsql AS $f$
BEGIN NEW.updated_at = now(); RETURN NEW; END $f$""",
    "DROP FUNCTION public.portal_touch()",
)

APPEND_ONLY = Sql(
    "append_only",
    # the rotation of keys seals the same values anew; nothing else sets this
    """CREATE FUNCTION public.portal_append_only() RETURNS trigger LANGUAGE plpgsql AS $f$
BEGIN
  IF TG_OP = 'UPDATE' AND current_setting('portal.rotating', true) = 'on' THEN RETURN NEW; END IF;
  RAISE EXCEPTION '% is append-only: a correction is an entry of its own', TG_TABLE_NAME;
END $f$""",
    "DROP FUNCTION public.portal_append_only()",
)

MATCH_TOKENS = (
    Sql(
        "bookings_match_anew",
        # keys that are rotated seal the same name anew
        """CREATE FUNCTION public.portal_match_anew() RETURNS trigger LANGUAGE plpgsql AS $f$
BEGIN
  IF (NEW.reference, NEW.customer_name) IS DISTINCT FROM (OLD.reference, OLD.customer_name)
    AND current_setting('portal.rotating', true) IS DISTINCT FROM 'on' THEN NEW.match_version = 0; END IF;
  RETURN NEW;
END $f$""",
        "DROP FUNCTION public.portal_match_anew()",
    ),
    Sql(
        "bookings_matched_anew",
        "CREATE TRIGGER bookings_matched_anew BEFORE UPDATE OF reference, customer_name ON core.bookings "
        "FOR EACH ROW EXECUTE FUNCTION public.portal_match_anew()",
        "DROP TRIGGER bookings_matched_anew ON core.bookings",
    ),
)


def _trigger(table: type[PlatformTable], name: str, when: str, does: str) -> Sql:
    place = f"{table._meta.schema}.{table._meta.tablename}"
    trigger = f"{table._meta.tablename}_{name}"
    return Sql(
        trigger,
        f"CREATE TRIGGER {trigger} BEFORE {when} ON {place} FOR EACH ROW EXECUTE FUNCTION public.{does}()",
        f"DROP TRIGGER {trigger} ON {place}",
    )


def _fenced_tables() -> list[type[PlatformTable]]:
    return sorted(
        (t for t in APP_CONFIG.table_classes if issubclass(t, PlatformTable)), key=lambda t: t._meta.tablename
    )


TRIGGERS = (
    *(_trigger(t, "touch", "UPDATE", "portal_touch") for t in _fenced_tables() if issubclass(t, Changing)),
    *(_trigger(t, "append_only", "UPDATE OR DELETE", "portal_append_only") for t in _fenced_tables() if t.append_only),
)
