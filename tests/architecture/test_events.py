"""Every event has a name of its own, says what happened, carries no PII, and stands in docs/events.md.

Every job has its own name.
"""

import re
from importlib import import_module
from pathlib import Path

import msgspec

from jobs.by_name import BY_NAME
from jobs.job import Job
from jobs.reactions import REACTIONS
from portal.domain.events import kinds

ROOT = Path(__file__).parents[2]
for _path in (ROOT / "portal/domain").glob("*/events.py"):
    import_module(f"portal.domain.{_path.parent.name}.events")

EVENTS = sorted(kinds(), key=lambda event: event.name)
WORDS = (
    "access",
    "bookings",
    "chefs",
    "customers",
    "drafts",
    "mailings",
    "matching",
    "notifications",
    "payments",
    "system",
    "waitlist",
)
# packages that were a part of another when their events were named; a name in the history stays for good
NAMED_EARLIER = dict.fromkeys(("tasks", "waitlist", "schedule", "mailings", "feeds"), "bookings") | {
    "customer_merges": "people",
}
QUOTED = re.compile(r"`([a-z_.]+)`")
PERSONAL = ("name", "email", "phone", "memo", "payer", "address", "handle", "text", "body")


def test_an_event_is_named_by_domain_noun_and_what_happened() -> None:
    for event in EVENTS:
        domain, _noun, _participle = event.name.split(".")
        word = event.__module__.split(".")[2]
        assert domain == NAMED_EARLIER.get(word, word), event
        assert event.__doc__, event
        assert event.stream, event


def test_an_event_carries_ids_and_numbers_only() -> None:
    fields = [(event.name, field.name) for event in EVENTS for field in msgspec.structs.fields(event)]

    assert [field for field in fields if field[1].endswith(PERSONAL)] == [], "That sounds like PII."


def test_an_event_is_documented() -> None:
    page = (ROOT / "docs/events.md").read_text()

    assert [event.name for event in EVENTS if f"`{event.name}`" not in page] == [], "Add it to docs/events.md."


def test_what_follows_is_documented_as_it_is() -> None:
    rows = [line.split("|") for line in (ROOT / "docs/events.md").read_text().splitlines() if line.startswith("| `")]
    documented = {name[0]: QUOTED.findall(row[-2]) for row in rows if (name := QUOTED.findall(row[1]))}
    follows = {event.name: [job.name for job in REACTIONS.get(event, ())] for event in EVENTS}

    assert {name: jobs for name, jobs in follows.items() if documented.get(name) != jobs} == {}


def test_event_names_are_unique() -> None:
    assert len({event.name for event in EVENTS}) == len(EVENTS)


def test_jobs_are_named_by_word_and_verb_and_no_two_are_called_the_same() -> None:
    jobs = [job for word in WORDS for job in vars(import_module(f"jobs.{word}")).values() if isinstance(job, Job)]

    assert {job.name for job in jobs} == set(BY_NAME), "A job is started by an event, the clock or the watch."
    assert len({job.name for job in jobs}) == len(jobs)
