"""The day in order of time, and what is folded away in it."""

from datetime import timedelta

import msgspec

from portal.domain.today import Doing, Tally, chefs_out, slots, tally
from tables.bookings import BookingState
from tests.today.examples import KENJI, NOW, STATION, ZONE, paid, party

ZONES = {STATION: ZONE}


def test_parties_stand_under_the_time_at_which_they_begin() -> None:
    noon, evening, also = party(1, hours=0), party(2, hours=6), party(3, hours=6)

    first, second = slots([evening, noon, also], ZONES)

    assert first.shown == (noon,)
    assert second.shown == (evening, also)
    assert second.count == 2


def test_what_needs_nobody_is_folded_where_there_is_much() -> None:
    owing = [party(1), party(2)]
    quiet = [paid(3), paid(4)]

    (slot,) = slots([*owing, *quiet], ZONES)
    (few,) = slots([owing[0], *quiet], ZONES)

    assert (slot.shown, slot.folded) == (tuple(owing), tuple(quiet))
    assert few.folded == ()


def test_a_slot_never_hides_all_of_its_parties() -> None:
    (slot,) = slots([paid(number) for number in range(5)], ZONES)

    assert (len(slot.shown), len(slot.folded)) == (1, 4)


def test_a_chef_is_where_the_first_party_is_that_is_not_over() -> None:
    done = msgspec.structs.replace(KENJI, arrived_at=NOW, done_at=NOW)
    there = msgspec.structs.replace(KENJI, arrived_at=NOW)

    (to_come,) = chefs_out([paid(1, hours=-3, assignments=(done,)), paid(2)], NOW)
    (cooking,) = chefs_out([paid(1, hours=-1, assignments=(there,)), paid(2)], NOW)
    (late,) = chefs_out([paid(1, hours=-0.2), paid(2)], NOW)
    (over,) = chefs_out([paid(1, hours=-3, state=BookingState.COMPLETED)], NOW)

    assert (to_come.doing, to_come.party.starts_at) == (Doing.TO_COME, NOW + timedelta(hours=6))
    assert (cooking.doing, cooking.parties) == (Doing.COOKING, 2)
    assert late.doing == Doing.LATE
    assert over.doing == Doing.DONE


def test_the_tally_tells_what_is_over_from_what_is_to_come() -> None:
    day = [
        paid(1, hours=-6, state=BookingState.COMPLETED),
        paid(2, hours=-5),  # over, and nobody said so
        paid(3, hours=-1),
        paid(4, hours=-0.5, state=BookingState.IN_SERVICE),
        paid(5, hours=2),
        paid(6, hours=3, state=BookingState.PENDING_DEPOSIT),
        paid(7, hours=1, state=BookingState.NO_SHOW),
    ]

    assert tally(day, NOW) == Tally(done=1, cooking=2, to_come=2, unclosed=1)
