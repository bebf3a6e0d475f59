"""Forget which forms were sent, once nobody sends them again."""

from datetime import timedelta
from typing import Final

from portal import clock
from tables.system import SentForm
from tables.unit_of_work import atomic

KEPT: Final = timedelta(days=30)
"""A page may stay open for long; what is sent from it after that is made anew."""


@atomic
async def forget_forms() -> None:
    """Delete what is known of forms that were sent a month ago."""
    await SentForm.delete().where(SentForm.created_at < clock.now() - KEPT)
