"""A thousand payments made to be taken for somebody else's: none is applied without a person."""

from collections import Counter, defaultdict
from random import Random

import pytest

from portal.domain.matching.score import Decision, Known, judge
from tests.matching import adversaries
from tests.matching.adversaries import Attack, attacks
from tests.matching.examples import NOON

TIMES = 5
PLAIN = (
    "{f} {l}",
    "{l} {f} hibachi",
    "deposit for {f} {l}",
    "{l}, {f}",
    "{f} {l}'s party",
    "{f} & {g} {l}",
    "{g} y {f} {l}",
    "{f} {l} 20 people 6pm",
    "{f} {l} June 21",
    "mh {code}",
    "MH-{code} deposit",
    "hibachi #MH{code}",
    "{email}",
    "call {phone}",
)


@pytest.mark.parametrize("seed", [7, 2026])
def test_no_payment_made_to_deceive_is_applied_by_itself(seed: int) -> None:
    made = list(attacks(seed, times=TIMES))

    wrong = defaultdict(list)
    for attack in made:
        if _is_automatic(attack):
            wrong[attack.kind].append((attack.received.payer_name, attack.received.memo))

    assert len(made) >= 900
    assert not wrong


def test_each_of_them_is_of_a_kind_that_comes_with_other_names() -> None:
    kinds = Counter(attack.kind for attack in attacks(1, times=TIMES))

    assert min(kinds.values()) >= TIMES
    assert len(kinds) > 200


@pytest.mark.parametrize("line", PLAIN)
def test_what_is_plain_is_applied_by_itself(line: str) -> None:
    """Nobody would be fooled where everything waits."""
    numbers = Random(11)

    for _ in range(20):
        said = adversaries.words(numbers)
        found = adversaries.bookings(said, numbers)
        received = adversaries.payment(found[0], numbers, payer_name="Wahab Koshy", memo=line.format(**said))
        verdict = judge(received, found, Known(), at=NOON)

        assert verdict.booking_id == "tempting", (received.memo, verdict.guards)


def _is_automatic(attack: Attack) -> bool:
    verdict = judge(attack.received, attack.bookings, attack.known, at=NOON)
    return verdict.decision is Decision.AUTO
