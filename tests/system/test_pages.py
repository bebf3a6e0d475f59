"""The machinery's page, and the mailboxes."""

from collections.abc import AsyncIterator
from datetime import timedelta
from importlib import import_module
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec
import pytest
from litestar import Litestar
from redis.asyncio import Redis

from portal import clock
from portal.demo import Stage
from portal.domain import matching, system
from portal.integrations.connect import connect
from portal.web.worker import FADES_SECONDS, HEARD, be_heard
from tables.matching import MatchingMode, PaymentNotification, SourceMode
from tables.scope import scoped
from tables.system import FailureState, JobFailure, Mailbox
from tests.cast import Builder
from tests.web.visitor import Visitor

MAILBOX: dict[str, Any] = {
    "address": "pay@example.com",
    "auth": "password",
    "host": "imap.example.com",
    "port": "993",
    "uses_tls": "on",
    "username": "",
    "secret": "very-secret-word",
    "folder": "INBOX",
    "receiver": "mx.google.com",
    "receiver_type": "named",
    "our_handles": "@MyHibachi",
    "our_names": "MyHibachi LLC\nMyHibachi Catering",
    "read_back_days": "30",
}


async def failure(stage: Stage, station: UUID) -> JobFailure:
    """Let a job of a station give up."""
    with scoped(stage.scope):
        return await system.fail_job(
            "payments.send_receipt",
            event_id=None,
            business=stage.business.id,
            stations=[station],
            facts={},
            attempts=5,
            error=ValueError("Dana Ortiz"),
        )


@pytest.fixture
async def _outside(app: Litestar, tmp_path: Path) -> AsyncIterator[None]:
    """Connect the outside world, as the start of the web process does; local mailboxes lie in a folder of the test."""
    app.state.integrations = connect(msgspec.structs.replace(app.state.settings, data=tmp_path))
    yield
    await app.state.integrations.close()


async def mailbox_of(stage: Stage, mailbox: UUID) -> Mailbox:
    with scoped(stage.scope):
        return await Mailbox.one(mailbox)


async def test_a_failed_job_is_shown_where_it_failed_and_can_be_tried_again(stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["olive"].id)
    failed = await failure(stage, stage.riverside.id)
    await failure(stage, stage.hilltop.id)

    page = (await visitor.get("/riverside/machinery")).text
    assert page.count("payments.send_receipt</") + page.count("payments.send_receipt<small") == 1
    assert "ValueError" in page
    assert "Dana" not in page

    answer = await visitor.submits(f"/riverside/machinery/failures/{failed.id}/retry", page="/riverside/machinery")

    assert answer.headers["location"] == "/riverside/machinery"
    assert (await JobFailure.one(failed.id)).state == FailureState.RETRIED


async def test_a_failed_job_can_be_let_rest(stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["olive"].id)
    failed = await failure(stage, stage.riverside.id)

    await visitor.submits(f"/riverside/machinery/failures/{failed.id}/dismissal", page="/riverside/machinery")

    assert (await JobFailure.one(failed.id)).state == FailureState.DISMISSED
    assert "None. A job that keeps failing" in (await visitor.get("/riverside/machinery")).text


async def test_a_failure_of_another_station_cannot_be_touched(stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["olive"].id)
    failed = await failure(stage, stage.hilltop.id)

    answer = await visitor.submits(f"/riverside/machinery/failures/{failed.id}/retry", page="/riverside/machinery")

    assert answer.status_code == 404
    assert (await JobFailure.one(failed.id)).state == FailureState.OPEN


async def test_a_manager_sees_the_machinery_and_touches_nothing(stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["maya"].id)
    failed = await failure(stage, stage.riverside.id)

    page = (await visitor.get("/riverside/machinery")).text
    answer = await visitor.submits(f"/riverside/machinery/failures/{failed.id}/retry", page="/riverside/machinery")

    assert "ValueError" in page
    assert "Try again" not in page
    assert answer.status_code == 403
    await visitor.logs_in(stage.users["sam"].id)
    assert (await visitor.get("/riverside/machinery")).status_code == 403


async def test_it_says_whether_a_worker_is_heard(stage: Stage, visitor: Visitor, redis_url: str) -> None:
    await visitor.logs_in(stage.users["maya"].id)
    silent = (await visitor.get("/riverside/machinery")).text

    async with Redis.from_url(redis_url) as redis:
        await be_heard(redis, since=clock.now())
        fades = await redis.ttl(HEARD)
    heard = (await visitor.get("/riverside/machinery")).text

    assert "The worker isn’t responding." in silent
    assert "The worker isn’t responding." not in heard
    assert "The worker has run since" in heard
    assert 0 < fades <= FADES_SECONDS


async def test_alarms_stand_first(a: Builder, stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["olive"].id)
    mailbox = await a.mailbox()
    with scoped(stage.scope_of(stage.riverside)):
        await Mailbox.update({Mailbox.read_at: clock.now() - timedelta(hours=3)}).where(Mailbox.id == mailbox.id)

    page = (await visitor.get("/riverside/machinery")).text

    assert "has not been read for 3 hours" in page
    assert page.index("has not been read") < page.index('<h2 id="failures">')


async def test_a_source_is_made_automatic_with_the_agreement_in_sight_and_back(
    a: Builder, stage: Stage, visitor: Visitor
) -> None:
    await visitor.logs_in(stage.users["olive"].id)
    booking = await a.booking()
    notification = await a.notification(memo=booking.reference)
    maya = stage.users["maya"].id
    with scoped(stage.scope_of(stage.riverside)):
        await matching.confirm(notification.id, booking_id=booking.id, user_id=maya, revision=notification.revision)
    here = f"/riverside/machinery/modes/{stage.riverside.id}/zelle"

    before = (await visitor.get("/riverside/machinery")).text
    answer = await visitor.submits(f"{here}/automatic", page="/riverside/machinery")
    after = (await visitor.get(answer.headers["location"])).text

    assert "Of 1 decision it would have made in 90 days, staff agreed with 1." in before
    assert "Zelle at Riverside is applied automatically now." in after
    assert "Switched by Olive Hartwell." in after
    assert f'action="{here}/shadow"' in after
    with scoped(stage.scope_of(stage.riverside)):
        assert await matching.mode_of(stage.riverside.id, "zelle") == MatchingMode.AUTOMATIC
    await visitor.submits(f"{here}/shadow", page="/riverside/machinery")
    with scoped(stage.scope_of(stage.riverside)):
        assert await matching.mode_of(stage.riverside.id, "zelle") == MatchingMode.SHADOW


@pytest.mark.parametrize("mode", ["automatic", "reckless"])
async def test_a_mode_of_another_station_or_none_at_all_is_not_found(mode: str, stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["olive"].id)

    answer = await visitor.submits(
        f"/riverside/machinery/modes/{stage.hilltop.id}/zelle/{mode}", page="/riverside/machinery"
    )

    assert answer.status_code in (400, 404)


async def test_a_source_that_is_none_cannot_be_switched(stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["olive"].id)

    answer = await visitor.submits(
        f"/riverside/machinery/modes/{stage.riverside.id}/bitcoin/automatic", page="/riverside/machinery"
    )

    assert answer.status_code == 404
    with scoped(stage.scope_of(stage.riverside)):
        assert not await SourceMode.exists().where(SourceMode.provider == "bitcoin")


async def test_old_mails_are_read_again_by_a_button(a: Builder, stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["olive"].id)
    notification = await a.notification()
    with scoped(stage.scope_of(stage.riverside)):
        await PaymentNotification.update({PaymentNotification.parser_version: "old"}).where(
            PaymentNotification.id == notification.id
        )
    assert "An older parser has read 1 waiting mail." in (await visitor.get("/riverside/machinery")).text

    answer = await visitor.submits("/riverside/machinery/rereading", page="/riverside/machinery")

    assert "1 mail was read again" in (await visitor.get(answer.headers["location"])).text
    with scoped(stage.scope_of(stage.riverside)):
        assert await matching.outdated() == []


async def test_a_mailbox_is_added_and_its_secret_is_never_shown(stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["olive"].id)
    stations = [str(stage.riverside.id)]

    answer = await visitor.submits("/all/mailboxes", page="/all/mailboxes/new", **MAILBOX, stations=stations)

    assert answer.status_code == 303
    page = (await visitor.get(answer.headers["location"])).text
    assert "pay@example.com" in page
    assert "very-secret-word" not in page
    mailbox = await mailbox_of(stage, UUID(answer.headers["location"].rpartition("/")[2]))
    assert (mailbox.secret, mailbox.stations) == ("very-secret-word", [stage.riverside.id])
    assert "pay@example.com" in (await visitor.get("/riverside/mailboxes")).text
    assert "pay@example.com" not in (await visitor.get("/hilltop/mailboxes")).text


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"address": "pay"}, "whole address"),
        ({"host": ""}, "Enter the name of the mail server"),
        ({"port": "many"}, "Type a whole number"),
        ({"port": "0"}, "Enter the mail server&#39;s port"),
        ({"uses_tls": ""}, "Only a mail server on this machine"),
        ({"secret": ""}, "password or refresh token"),
        ({"stations": []}, "Choose at least one."),
        ({"read_back_days": "999"}, "Choose how many days"),
    ],
)
async def test_what_is_wrong_is_said_and_what_was_typed_stays(
    wrong: dict[str, str], sentence: str, stage: Stage, visitor: Visitor
) -> None:
    await visitor.logs_in(stage.users["olive"].id)
    typed = {**MAILBOX, "stations": [str(stage.riverside.id)], **wrong}

    answer = await visitor.submits("/riverside/mailboxes", page="/riverside/mailboxes/new", **typed)

    assert answer.status_code == 422
    assert sentence in answer.text
    assert 'value="mx.google.com"' in answer.text
    assert "very-secret-word" not in answer.text


async def test_a_change_without_a_secret_keeps_the_known_one(stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["olive"].id)
    stations = [str(stage.riverside.id)]
    created = await visitor.submits(
        "/riverside/mailboxes", page="/riverside/mailboxes/new", **MAILBOX, stations=stations
    )
    here = created.headers["location"]

    changed = {**MAILBOX, "secret": "", "folder": "Zelle", "verifies_dkim": "on", "stations": stations}
    answer = await visitor.submits(here, **changed)

    assert answer.status_code == 303
    mailbox = await mailbox_of(stage, UUID(here.rpartition("/")[2]))
    assert (mailbox.folder, mailbox.secret, mailbox.verifies_dkim) == ("Zelle", "very-secret-word", True)
    assert msgspec.json.decode(mailbox.our_names) == ["MyHibachi LLC", "MyHibachi Catering"]


async def test_another_server_asks_for_the_password_again_and_loses_nothing_typed(
    stage: Stage, visitor: Visitor
) -> None:
    await visitor.logs_in(stage.users["olive"].id)
    stations = [str(stage.riverside.id)]
    created = await visitor.submits(
        "/riverside/mailboxes", page="/riverside/mailboxes/new", **MAILBOX, stations=stations
    )
    here = created.headers["location"]

    changed = {**MAILBOX, "secret": "", "host": "imap.example.org", "our_names": "Typed Just Now", "stations": stations}
    answer = await visitor.submits(here, **changed)

    assert answer.status_code == 422
    assert 'id="field-secret-error"' in answer.text
    assert "Enter the password or token again" in answer.text
    assert 'value="imap.example.org"' in answer.text
    assert "Typed Just Now" in answer.text
    mailbox = await mailbox_of(stage, UUID(here.rpartition("/")[2]))
    assert (mailbox.host, mailbox.secret) == ("imap.example.com", "very-secret-word")


async def test_a_mailbox_of_several_stations_is_not_taken_from_the_others(
    a: Builder, stage: Stage, visitor: Visitor
) -> None:
    await visitor.logs_in(stage.users["olive"].id)
    mailbox = await a.mailbox(stage.riverside, stage.hilltop)
    here = f"/riverside/mailboxes/{mailbox.id}"

    page = (await visitor.get(here)).text
    await visitor.submits(here, **{**MAILBOX, "auth": "local", "stations": [str(stage.riverside.id)]})

    assert "It serves other stations, too." in page
    assert set((await mailbox_of(stage, mailbox.id)).stations) == {stage.riverside.id, stage.hilltop.id}


async def test_a_mailbox_is_switched_off_and_on_again(a: Builder, stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["olive"].id)
    mailbox = await a.mailbox()
    here = f"/riverside/mailboxes/{mailbox.id}"

    await visitor.submits(f"{here}/off", page=here)
    assert not (await mailbox_of(stage, mailbox.id)).is_on
    assert "Switched off" in (await visitor.get("/riverside/mailboxes")).text

    await visitor.submits(f"{here}/on", page=here)
    assert (await mailbox_of(stage, mailbox.id)).is_on


@pytest.mark.usefixtures("_outside")
async def test_the_connection_can_be_checked(a: Builder, stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["olive"].id)
    mailbox = await a.mailbox()
    here = f"/riverside/mailboxes/{mailbox.id}"

    answer = await visitor.submits(f"{here}/check", page=here)

    assert answer.headers["location"] == here
    assert "The connection works: INBOX opens." in (await visitor.get(here)).text


@pytest.mark.usefixtures("_outside")
async def test_a_server_that_cannot_be_reached_is_said_so(stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["olive"].id)
    unreachable = {**MAILBOX, "host": "127.0.0.1", "port": "9", "stations": [str(stage.riverside.id)]}
    created = await visitor.submits("/riverside/mailboxes", page="/riverside/mailboxes/new", **unreachable)
    here = created.headers["location"]

    await visitor.submits(f"{here}/check", page=here)
    page = (await visitor.get(here)).text

    assert "No mail server could be reached there." in page
    assert "The connection works" not in page


async def test_only_an_admin_sees_mailboxes(a: Builder, stage: Stage, visitor: Visitor) -> None:
    mailbox = await a.mailbox()
    await visitor.logs_in(stage.users["maya"].id)

    assert (await visitor.get("/riverside/mailboxes")).status_code == 403
    assert (await visitor.get(f"/riverside/mailboxes/{mailbox.id}")).status_code == 403


async def test_a_database_that_is_nearly_full_is_said(
    stage: Stage, visitor: Visitor, app: Litestar, monkeypatch: pytest.MonkeyPatch
) -> None:
    await visitor.logs_in(stage.users["maya"].id)
    monkeypatch.setattr(import_module("portal.domain.system.database_size"), "GIGABYTE", 10**6)
    said = []

    for gigabytes in (None, 100_000, 1):
        settings = msgspec.structs.replace(app.state.settings, database_gigabytes=gigabytes)
        monkeypatch.setattr(app.state, "settings", settings)
        said.append("The database is nearly full." in (await visitor.get("/riverside/machinery")).text)

    assert said == [False, False, True]
