"""Everything that auto-migrations cannot say, declared beside the tables.

`PRE` runs before the tables exist, `POST` after. Migrations hold a frozen copy; `tests/architecture/test_drift.py`
proves that migrations == tables + PRE + POST. Change a statement here, then write the change with `./dev migration`.
"""

from piccolo_conf import SCHEMAS
from tables.ddl.belongings import BELONGINGS, NOT_IN_TWO_PLACES
from tables.ddl.lookups import LOOKUPS
from tables.ddl.once import ONCE
from tables.ddl.statement import Sql
from tables.ddl.triggers import APPEND_ONLY, MATCH_TOKENS, TOUCH, TRIGGERS

__all__ = ["POST", "PRE", "Sql"]

PRE = (
    Sql("schemas", "; ".join(f"CREATE SCHEMA IF NOT EXISTS {name}" for name in SCHEMAS), "SELECT 1"),
    Sql(
        "portal_uuid7",
        """CREATE OR REPLACE FUNCTION public.portal_uuid7() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE AS $f$
  SELECT encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
         PLACING substring(int8send((extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3) FROM 1 FOR 6),
         52, 1), 53, 1), 'hex')::uuid
$f$""",
        "DROP FUNCTION public.portal_uuid7()",
    ),
)

_SYSTEM_EVENTS = Sql(
    "system_events",
    """CREATE TABLE system.system_events (
  id uuid NOT NULL DEFAULT public.portal_uuid7(), created_at timestamptz NOT NULL DEFAULT now(),
  source varchar(40) NOT NULL, kind varchar(60) NOT NULL, business uuid, facts jsonb NOT NULL DEFAULT '{}',
  PRIMARY KEY (id, created_at)) PARTITION BY RANGE (created_at);
CREATE INDEX system_events_by_kind ON system.system_events (kind, created_at DESC);
CREATE TABLE system.system_events_default PARTITION OF system.system_events DEFAULT""",
    "DROP TABLE system.system_events",
)

POST = (*BELONGINGS, *NOT_IN_TWO_PLACES, *ONCE, *LOOKUPS, TOUCH, APPEND_ONLY, *TRIGGERS, *MATCH_TOKENS, _SYSTEM_EVENTS)
