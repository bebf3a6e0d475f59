"""Give a station new rules."""

from uuid import UUID

import msgspec

from portal.domain.catalog.details import PolicyDetails, check_policy
from portal.domain.catalog.events import PolicyChanged
from portal.domain.catalog.queries import policy
from portal.domain.errors import Refused
from portal.domain.events import record
from tables.catalog import Policy
from tables.scope import stations
from tables.stations import Station
from tables.unit_of_work import atomic


class Overtaken(Refused):
    """A form was written against a version that does not hold any more."""


@atomic
async def change_policy(station_id: UUID, details: PolicyDetails, *, based_on: int | None = None) -> Policy:
    """Write the next version of a station's policy, unless nothing differs: bookings keep the one they were made under.

    `based_on` is the version that the details were written against.

    Raises:
        OutOfBounds: a rule that cannot be, with its field.
        Overtaken: somebody has written another version since.

    """
    check_policy(details)
    await Station.one(station_id, lock=True)  # one version at a time
    with stations(station_id):
        before = await policy()
        if based_on is not None and based_on != before.version:
            raise Overtaken(
                f"Somebody wrote version {before.version} meanwhile: it stands below. What you typed is still here; "
                "save again, and it holds instead."
            )
        values = {name: getattr(details, name) for name in PolicyDetails.__struct_fields__}
        values["gratuity_percents"] = list(details.gratuity_percents)
        changed = [name for name, value in values.items() if getattr(before, name) != value]
        if not changed and before.version:
            return before
        after = Policy(version=before.version + 1, **values)
        await after.save()
        await record(PolicyChanged(stream_id=after.id, version=after.version, changed=len(changed)))
    return after


def details_of(row: Policy) -> PolicyDetails:
    """Return what a version says, to be changed."""
    return msgspec.convert(
        {name: getattr(row, name) for name in PolicyDetails.__struct_fields__}, PolicyDetails, strict=False
    )
