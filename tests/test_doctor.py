"""What `wezer doctor` says, line by line: when all is well, and when it is not."""

import os
import time
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest
from django.apps import apps
from django.db import connection
from django_tasks_db.models import DBTaskResult

from wezer.core.jobs import prepare_image
from wezer.hosting import checkup
from wezer.hosting.config import SETTINGS, Config
from wezer.hosting.keys import secret_key
from wezer.kernel import clock
from wezer.kernel.clock import now
from wezer.ledger.acts.sealing import seal
from wezer.workflow.acts import timetable
from wezer.workflow.acts.flights import draw_flights, failed
from wezer.workflow.kinds import Draft
from wezer.workflow.models import Flight
from wezer.workflow.testing import settle

SERVER = os.environ.get("WEZER_DATABASE_URL", "")
GOOD, ODD, BAD = checkup.Health.GOOD, checkup.Health.ODD, checkup.Health.BAD


@pytest.fixture
def host(tmp_path):
    """`host(mail="smtp")`: an instance's settings, in a folder of its own."""

    def made(**chosen):
        return Config(tmp_path, {**{one.key: one.default for one in SETTINGS}, **chosen})

    return made


def said(check, config):
    """Sentence by sentence, what one check finds: {sentence: health}."""
    return {finding.sentence: finding.health for finding in check(config)}


@pytest.fixture(autouse=True)
def _one_moment():
    """Ages are told to the second, however slow the machine is."""
    with clock.at(now()):
        yield


def ago(**some):
    return clock.at(now() - timedelta(**some))


@pytest.mark.parametrize(("minutes", "health"), [(0, GOOD), (5, ODD), (20, BAD)])
def test_news_that_waits_is_told_with_its_age_until_it_is_read(community, circle, host, minutes, health):
    settle()
    with ago(minutes=minutes):
        circle("Garden")
    assert said(checkup.worker, host())[f"The oldest news waits for {60 * minutes} s."] is health
    settle()
    assert said(checkup.worker, host())["All news is told."] is GOOD


@pytest.mark.postgres_only
@pytest.mark.django_db(transaction=True)
def test_a_transaction_that_holds_all_news_back_is_named_with_its_database(community, circle, host):
    settle()
    with psycopg.connect(SERVER) as other:
        name, pid, _xid = other.execute(
            "SELECT current_database(), pg_backend_pid(), pg_current_xact_id()::text"
        ).fetchone()
        with ago(minutes=5):
            circle("Garden")
        deadline = time.monotonic() + 120
        while True:  # an older transaction of another database is named first, until it ends
            found = said(checkup.worker, host())
            named = [words for words in found if f"in the database {name} (process {pid})" in words]
            if named or time.monotonic() > deadline:
                break
            time.sleep(0.2)
        assert (found["The oldest news waits for 300 s."], len(named)) == (ODD, 1), found


@pytest.mark.parametrize(("minutes", "health"), [(0, GOOD), (5, ODD), (20, BAD)])
def test_what_is_not_sealed_yet_is_told_with_its_age(paid, join, val, host, minutes, health):
    seal()
    assert said(checkup.seals, host()) == {"Every record is sealed.": GOOD}
    with ago(minutes=minutes):
        paid(join("Fern"), join("Mint"), 5)
    assert said(checkup.seals, host()) == {f"The oldest record without a seal waits for {60 * minutes} s.": health}
    seal()
    assert said(checkup.seals, host()) == {"Every record is sealed.": GOOD}


@pytest.mark.django_db
def test_deliveries_that_nobody_takes_or_that_are_held_are_told(host):
    assert said(checkup.worker, host()).items() >= {"No delivery waits.": GOOD, "No delivery is held.": GOOD}.items()
    with ago(minutes=5):
        draw_flights(drafts=[Draft("receiver", "core.gone", "receiver:core.gone:1")])
    assert said(checkup.worker, host())["The oldest delivery waits for 300 s."] is ODD
    failed(flight=Flight.objects.get(), error="line down", for_good=True)
    held = said(checkup.worker, host())
    assert (
        held.items() >= {"No delivery waits.": GOOD, "Deliveries that are held: 1; see the worker's page.": ODD}.items()
    )


@pytest.mark.django_db
def test_a_job_that_nobody_does_and_a_worker_that_nobody_sees_are_told(host):
    found = said(checkup.worker, host())
    assert found["No job waits."] is GOOD
    assert found["No worker was seen yet: wezer serve or wezer worker runs one."] is ODD
    with ago(minutes=1):
        timetable.seen(name="oak:1")
    assert said(checkup.worker, host())["No worker was seen for 60 s: wezer serve or wezer worker runs one."] is ODD
    timetable.seen(name="oak:1")
    assert said(checkup.worker, host())["A worker was seen 0 s ago."] is GOOD

    timetable.work_failed(name="core.push_what_is_due", failed=["ValueError: a hook"])
    prepare_image.enqueue(0)
    DBTaskResult.objects.get().set_failed(OSError("the disk is full"))
    found = said(checkup.worker, host())
    assert (
        found["A job that somebody started failed this week: wezer.core.jobs.prepare_image, builtins.OSError."] is ODD
    )
    assert found["The job core.push_what_is_due failed: ValueError: a hook"] is ODD

    prepare_image.enqueue(1)
    with clock.at(now() + timedelta(minutes=11)):
        waits = [health for words, health in said(checkup.worker, host()).items() if words.startswith("The oldest job")]
    assert waits == [BAD]


@pytest.mark.django_db
def test_a_ledger_or_a_log_that_could_be_overwritten_is_a_problem_until_the_next_upgrade(host):
    well = {"The ledger and the logs refuse every change of what is written.": GOOD}
    assert said(checkup.append_only, host()) == well
    gone = [("core_consent", "insert"), ("kernel_fact", "update"), ("ledger_entry", "delete")]
    if connection.vendor == "postgresql":
        gone += [("ledger_entry", "truncate")]
    with connection.cursor() as cursor:
        for table, event in gone:
            on = f" ON {table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER {table}_no_{event}{on}")
    names = ", ".join(f"{table}_no_{event}" for table, event in gone)
    assert said(checkup.append_only, host()) == {
        f"What is written there can be changed, these triggers are missing: {names}. Run wezer upgrade.": BAD
    }
    for package in ("kernel", "ledger"):
        apps.get_app_config(package).upgrade(print)
    assert said(checkup.append_only, host()) == well


@pytest.mark.postgres_only
@pytest.mark.django_db
def test_forgotten_transactions_that_are_never_ended_are_a_problem(host):
    with connection.cursor() as cursor:
        for limit, healths in (("0", [GOOD, BAD]), ("60s", [GOOD])):
            cursor.execute("SELECT set_config('idle_in_transaction_session_timeout', %s, true)", [limit])
            assert list(said(checkup.database, host()).values()) == healths


@pytest.mark.parametrize(("hours", "days", "health"), [(1, 0, GOOD), (167, 7, GOOD), (193, 8, ODD)])
def test_backups_are_asked_for_when_there_is_none_or_the_newest_is_old(host, hours, days, health):
    config = host()
    assert list(said(checkup.backups, config).values()) == [ODD]
    for older in (0, 300):
        path = config.home / f"backups/wezer-{older}.tar.gz"
        path.parent.mkdir(exist_ok=True)
        path.touch()
        os.utime(path, ((now() - timedelta(hours=hours + older)).timestamp(),) * 2)
    assert said(checkup.backups, config) == {f"The newest backup here is {days} days old.": health}


def test_mail_that_reaches_nobody_is_told(host, mailbox, settings):
    assert list(said(checkup.mail, host()).values()) == [ODD]
    settings.WEZER_MAIL_TRANSPORT = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = mailbox.host, mailbox.port
    assert said(checkup.mail, host(mail="smtp", mail_host="127.0.0.1")) == {"The mail server 127.0.0.1 answers.": GOOD}
    settings.EMAIL_PORT = 1
    with pytest.raises(OSError):
        list(checkup.mail(host(mail="smtp")))


def test_addresses_keys_disk_and_media_are_looked_at(host, settings, tmp_path, monkeypatch):
    for chosen, healths in (({}, [ODD]), ({"site_url": "http://willow.example"}, [ODD]),
                            ({"site_url": "https://willow.example"}, []),
                            ({"site_url": "https://willow.example", "debug": True}, [BAD])):  # fmt: skip
        assert list(said(checkup.address, host(**chosen)).values()) == healths

    secret_key(tmp_path)
    assert list(said(checkup.keys, host()).values()) == [GOOD]
    (tmp_path / "keys/secret_key").chmod(0o644)
    assert list(said(checkup.keys, host()).values()) == [BAD]

    settings.MEDIA_ROOT = str(tmp_path / "media")
    assert list(said(checkup.media, host()).values()) == [BAD]
    Path(settings.MEDIA_ROOT).mkdir()
    assert list(said(checkup.media, host()).values()) == [GOOD]

    for odd, bad, health in ((0, 0, GOOD), (10**18, 0, ODD), (10**18, 10**18, BAD)):
        monkeypatch.setattr(checkup, "FREE_BYTES_ODD", odd)
        monkeypatch.setattr(checkup, "FREE_BYTES_BAD", bad)
        assert list(said(checkup.disk, host()).values()) == [health]


@pytest.mark.postgres_only
def test_roads_through_a_pooler_are_told_apart(host, pooler):
    def roads(url="", direct=""):
        return said(checkup.roads, host(database_url=url, database_direct_url=direct))

    pooled, elsewhere = pooler(SERVER), SERVER.rpartition("/")[0] + "/template1"
    assert roads() == {} and roads(SERVER) == {}
    assert roads(pooled, SERVER) == {"Pages go through a pooler to the same database.": GOOD}
    assert list(roads(SERVER, SERVER + "?connect_timeout=9").values()) == [ODD]
    for mistaken in ((pooled,), (SERVER, pooled)):
        (words, health), *_rest = roads(*mistaken).items()
        assert health is BAD and "Set database_direct_url" in words
    assert roads(pooled, elsewhere) == {"database_url and database_direct_url lead to two different databases.": BAD}
    (words, health), *_rest = roads(pooler(SERVER, mode="statement"), SERVER).items()
    assert health is BAD and "pool_mode = transaction" in words


def test_a_check_that_breaks_is_a_finding_and_the_others_go_on(host, tmp_path, monkeypatch):
    def breaks(config):
        """Weather."""
        raise OSError("no sky")

    monkeypatch.setattr(checkup, "CHECKS", (breaks, checkup.address))
    assert [finding.health for finding in checkup.look(host(site_url="http://x"))] == [BAD, ODD]
