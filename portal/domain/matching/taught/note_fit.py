"""Test what was taught on each mail that comes."""

from portal.domain.events import record
from portal.domain.matching.events import SenderOutgrown
from portal.domain.matching.parse.remittance import Kind, Origin, Remittance
from tables.system import TaughtSender, TaughtState
from tables.unit_of_work import atomic

MOST_MISFITS = 3
"""So many notices in a row that do not fit are no accident: the bank writes in another way now."""


@atomic
async def note_fit(remittance: Remittance) -> None:
    """Count a mail of a trusted taught sender; after MOST_MISFITS misfits in a row, its sender is switched off.

    Other mails of the bank than notices of money in count neither way.
    """
    fits = remittance.origin is Origin.TAUGHT and remittance.kind is Kind.INCOMING and not remittance.misfit
    if not fits and not remittance.misfit:
        return
    rows: list[TaughtSender] = await (
        TaughtSender.objects()
        .where((TaughtSender.address == remittance.writer) & (TaughtSender.state == TaughtState.TRUSTED))
        .lock_rows("UPDATE")
    )
    for taught in rows:
        taught.mails += 1
        taught.misfits = 0 if fits else taught.misfits + 1
        is_outgrown = taught.misfits >= MOST_MISFITS
        if is_outgrown:
            taught.state = TaughtState.OFF
            taught.reason = f"{MOST_MISFITS} mails in a row did not fit. {remittance.misfit}"[:300]
        await taught.save()
        if is_outgrown:
            await record(SenderOutgrown(stream_id=taught.id, misfits=taught.misfits))
