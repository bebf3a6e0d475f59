"""Quotes: prices that were given, line by line."""

from piccolo.columns import JSONB, UUID, BigInt, Integer, Varchar
from piccolo.constraints import Unique

from tables.base import StationTable


class Quote(StationTable, schema="core", tablename="quotes"):
    """A price that a customer was given, with the rates that made it: a version of the booking's, never edited.

    `rates` is everything that the price was computed from (`portal/domain/catalog/rates.py`) but the order itself;
    `terms` is what of that stands nowhere else: how far ahead it was asked for, how full the date was, code, gratuity.
    `reason` says what changed. The quote with the highest version holds.
    """

    append_only = True

    booking = UUID(default=None)
    version = Integer(default=None)
    policy_version = Integer(default=None)
    total_cents = BigInt(default=None)
    deposit_cents = BigInt(default=None)
    lines = JSONB(default="[]")
    rates = JSONB(default="{}")
    terms = JSONB(default="{}")
    reason = Varchar(length=40, default="booked")

    quotes_version_once = Unique(["station", "booking", "version"])
