"""An invented business, played into a fresh portal so that it is alive from the first minute.

Tests use the same people.
"""

from portal.demo.cast import PASSWORD, PEOPLE, Member, Stage, set_stage
from portal.demo.play import play

__all__ = ["PASSWORD", "PEOPLE", "Member", "Stage", "play", "set_stage"]
