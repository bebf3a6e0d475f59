"""Recovery codes: ten, each good once in place of the authenticator's code; only keyed hashes of them are kept.

A code has fifty random bits, and the key of its hash is not in the database: a dump of the table opens nothing.
"""

import secrets
from typing import Final
from uuid import UUID

from portal.clock import now
from tables.access import RecoveryCode
from tables.crypto import keys
from tables.unit_of_work import atomic

HOW_MANY: Final = 10
FEW: Final = 3
"""So many are left when it is time to make new ones."""
ALPHABET: Final = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # nothing that looks like something else on paper
_HALF: Final = 5


@atomic
async def make_codes(user_id: UUID) -> tuple[str, ...]:
    """Make ten codes in place of all that the user had, and return them: they are shown once, and known to nobody."""
    codes = tuple(f"{_letters()}-{_letters()}" for _ in range(HOW_MANY))
    await forget_codes(user_id)
    await RecoveryCode.insert(*(RecoveryCode(user=user_id, code_hash=_hash(user_id, code)) for code in codes))
    return codes


async def spend_code(user_id: UUID, typed: str) -> bool:
    """Use a code up, in any case and spacing; False where it is none of the user's, or was used before."""
    spent = (
        await RecoveryCode.update({RecoveryCode.used_at: now()})
        .where(
            (RecoveryCode.user == user_id)
            & (RecoveryCode.code_hash == _hash(user_id, typed))
            & RecoveryCode.used_at.is_null()
        )
        .returning(RecoveryCode.id)
    )
    return bool(spent)


async def codes_left(user_id: UUID) -> int:
    """Return how many codes a user has not used."""
    return int(await RecoveryCode.count().where((RecoveryCode.user == user_id) & RecoveryCode.used_at.is_null()))


async def forget_codes(user_id: UUID) -> None:
    """Let none of a user's codes open anything any more."""
    await RecoveryCode.delete().where(RecoveryCode.user == user_id)


def _letters() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(_HALF))


def _hash(user_id: UUID, code: str) -> bytes:
    written = "".join(character for character in code.upper() if character.isalnum())
    return keys().blind(user_id, "recovery code", written)
