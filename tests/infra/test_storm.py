"""A short day in bad weather, with every part of the portal: `./dev bench storm` is a longer one."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
LONGEST_SECONDS = 900


def test_nothing_is_lost_or_done_twice_whatever_happens_to_the_servers() -> None:
    day = subprocess.run(
        [sys.executable, "-m", "benchmarks.storm", "--short", "--json"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=LONGEST_SECONDS,
    )

    assert day.returncode == 0, day.stderr
    figures = json.loads(day.stdout)
    assert (figures["lost"], figures["twice"], figures["wrong_sums"]) == (0, 0, 0), day.stderr
    assert figures["mails"] >= 12
    assert figures["bookings"] == 8, day.stderr
    assert figures["kills"] >= 3
