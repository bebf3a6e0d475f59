"""`portal jobs`: what happens when, and what the clock starts."""

import argparse

from jobs.reactions import REACTIONS
from jobs.schedule import SCHEDULE


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    commands.add_parser("jobs", help="list the reactions and the schedule").set_defaults(run=run)


def run(_args: argparse.Namespace) -> int:
    """Print both."""
    for event, jobs in REACTIONS.items():
        print(f"{event.name:<45}{', '.join(job.name for job in jobs)}")
    for scheduled in SCHEDULE:
        print(f"every {scheduled.every!s:<39}{scheduled.job.name}")
    return 0
