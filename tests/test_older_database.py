"""Who was forgotten stays forgotten: an older database comes back by `wezer upgrade`, and old backups are thrown away (V-4)."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from datetime import timedelta

import pytest

from wezer.hosting.config import ConfigError, read_config
from wezer.kernel.clock import now

#: Bracken writes, pays and is forgotten; the line on the list stays, the database is that of before.
FORGET = """
from django.db import transaction
from wezer.core.acts.erasing import erase_member
from wezer.core.acts.posts import publish_post
from wezer.core.models import Member, Room
from wezer.core.viewer import Viewer
from wezer.hosting.acts import add_person
system = Viewer.system()
made = add_person(by=system, name="Bracken Quillwort", email="bracken@example.org", password="nine calm herons waiting", language="en")
publish_post(by=Viewer.of(made), room=Room.objects.filter(kind="talk").earliest("pk"), title="Bread", body="I bake on Thursday.")
with transaction.atomic():
    erase_member(by=system, member=Member.objects.get(pk=made.pk), wish="sign")
    transaction.set_rollback(True)
"""
LOOK = """
import json
from django.conf import settings
from wezer.core.forgotten import path, read_list
from wezer.core.models import Member, Post, User
listed = {each.uid: each.pseudonym for each in read_list()}
print(json.dumps({
    "listed": len(listed), "mode": oct(path().stat().st_mode & 0o777),
    "names": sorted(Member.objects.filter(uid__in=listed).values_list("name", flat=True)), "pseudonyms": sorted(listed.values()),
    "logins": User.objects.filter(email="bracken@example.org").count(),
    "posts": [[each.author.name, each.body] for each in Post.objects.select_related("author")],
}))
"""


@pytest.fixture
def house(make_instance):
    return make_instance(
        init=("--community", "Willow Valley", "--gardener", "Fern", "--email", "fern@example.org"),
        typed="correct horse 42 staple\n",
    )


def look(instance):
    return json.loads(instance.python(LOOK).splitlines()[-1])


def test_an_upgrade_forgets_again_whom_an_older_database_brings_back(house):
    house.python(FORGET)
    older = look(house)
    assert (older["names"], older["logins"], older["listed"]) == (["Bracken Quillwort"], 1, 1)
    said = "Forgotten again, as they had asked: 1."
    assert said in house.wezer("upgrade").stdout

    found = look(house)
    assert found["names"] == found["pseudonyms"] and "Bracken" not in found["names"][0]
    assert (found["logins"], found["posts"]) == (0, [[found["names"][0], "I bake on Thursday."]])
    assert found["mode"] == "0o600"
    assert said not in house.wezer("upgrade").stdout  # once is enough
    assert look(house) == found
    house.wezer("audit")


@pytest.mark.any_database
def test_a_list_cut_off_by_a_power_cut_or_naming_strangers_holds_no_upgrade_up(house):
    house.python(FORGET)
    listed = house.home / "forgotten.jsonl"
    stranger = {
        "uid": "0197aaaa-0000-7000-8000-000000000000",
        "wish": "sign",
        "pseudonym": "Former member 9",
        "at": "x",
    }
    listed.write_text(json.dumps(stranger) + "\n" + listed.read_text() + '{"uid": "0197')
    assert "Forgotten again, as they had asked: 1." in house.wezer("upgrade").stdout


def backups(folder, *days):
    folder.mkdir(parents=True, exist_ok=True)
    names = [f"{now() - timedelta(days=each):wezer-%Y%m%d-%H%M%S.tar.gz}" for each in days]
    for name in names:
        (folder / name).write_bytes(b"x")
    return names


@pytest.mark.any_database
def test_backups_that_are_too_old_are_thrown_away_by_command_and_by_the_worker(house, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    _old, young = backups(elsewhere, 91, 89)
    (elsewhere / "wezer-of-the-feast.tar.gz").write_bytes(b"x")
    ancient = elsewhere / "a.tar.gz"
    ancient.write_bytes(b"x")
    os.utime(ancient, (time.time() - 400 * 86400,) * 2)
    said = house.wezer("backup", "--prune", str(elsewhere)).stdout
    assert said.strip().endswith("older than 90 days: 1.")
    assert sorted(each.name for each in elsewhere.iterdir()) == sorted([young, "wezer-of-the-feast.tar.gz", "a.tar.gz"])

    own = house.home / "backups"
    backups(own, 400, 31)
    house.environ["WEZER_BACKUP_DAYS"] = "30"
    kept = backups(own, 29)
    house.python("from wezer.hosting.jobs import forget_old_backups\nforget_old_backups()")
    assert [each.name for each in own.iterdir()] == kept
    house.wezer("backup")
    assert len(list(own.iterdir())) == 2  # what is made today stays


@pytest.mark.parametrize("days", ["0", "91", "three"])
def test_no_backup_is_kept_for_more_than_ninety_days(days, tmp_path):
    with pytest.raises(ConfigError):
        read_config({"WEZER_HOME": str(tmp_path), "WEZER_BACKUP_DAYS": days})


#: The tables of some versions ago, which knew the last steps of the short way one by one or not at all; then an upgrade that
#: dies by SIGKILL inside the third step's transaction.
HALF = """
import os, signal
from django.db import connection
from django.db.migrations import Migration
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from wezer.hosting import instance
steps, known = MigrationLoader(connection, replace_migrations=False), MigrationRecorder(connection)
for package, name in sorted((node for node in steps.disk_migrations if node[0] == "core"), reverse=True)[:6]:
    before = steps.project_state((package, name), at_end=False)
    with connection.schema_editor() as editor:
        steps.disk_migrations[package, name].unapply(before, editor)
    known.record_unapplied(package, name)
for package, name in [node for node in steps.disk_migrations if node[0] == "core" and "squashed" in node[1]]:
    known.record_unapplied(package, name)
done, apply = [], Migration.apply

def until_the_third(self, *more, **named):
    state = apply(self, *more, **named)
    done.append(self.name)
    if len(done) == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return state

Migration.apply = until_the_third
instance.upgrade()
"""


def test_an_upgrade_that_is_killed_half_way_is_finished_by_the_next(house):
    died = subprocess.run(
        [sys.executable, "-c", "from wezer.hosting.django_ready import wake; wake()\n" + HALF],
        env=house.environ, capture_output=True, text=True,
    )  # fmt: skip
    assert died.returncode == -signal.SIGKILL, died.stderr
    waiting = re.search(r"(\d+) changes of tables are waiting", house.wezer("doctor", check=False).stdout)
    assert waiting and int(waiting[1]) == 4  # the third is as if it had never begun
    house.wezer("upgrade")
    house.wezer("audit")
    house.wezer("worker", "--once")  # what a copied community was told at its making may have waited for long
    assert "Tables are those of this version" in house.wezer("doctor").stdout
