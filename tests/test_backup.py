"""A backup while people pay, write and bring pictures; restored elsewhere, it is a whole community that goes on.

On PostgreSQL, elsewhere is another cluster, whose transaction ids start lower than those in the archive: facts must be
delivered there all the same, those of before and those to come.
"""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import psycopg
import pytest

from postgres import NotPossible, cluster

pytestmark = pytest.mark.slow

FOUND = ("--community", "Willow Valley", "--gardener", "Fern", "--email", "fern@example.org")
PASSWORD = "correct horse 42 staple"
PEOPLE = 6
ON_POSTGRES = bool(os.environ.get("WEZER_DATABASE_URL"))

PREPARE = f"""
import json
from wezer.api.acts.tokens import make_token
from wezer.core.models import Member, Room
from wezer.core.viewer import Viewer
from wezer.hosting.acts import add_person
from wezer.ledger.acts.currencies import create_currency
fern = Viewer.of(Member.objects.get(name="Fern"))
create_currency(by=fern, code="VAL", name="Valeureux", kind="mutual_credit", rules={{"floor": None, "ceiling": None}})
people = [add_person(by=fern, name=f"Reed {{n}}", email=f"reed{{n}}@example.org", password=None) for n in range({PEOPLE})]
tokens = [[str(one.uid), make_token(by=Viewer.of(one), name="a program", scopes=("*",))[1]] for one in people]
print(json.dumps([tokens, str(Room.objects.filter(kind="talk").earliest("pk").uid)]))
"""
# One member brings picture after picture, in a process of its own, until told to stop.
BRING_PICTURES = """
import io, sys, threading
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from wezer.core.acts.files import prepare_file, receive_image
from wezer.core.models import Member
from wezer.core.viewer import Viewer
stopping = threading.Event()
threading.Thread(target=lambda: (sys.stdin.read(), stopping.set()), daemon=True).start()
reed, shade = Viewer.of(Member.objects.get(name="Reed 0")), 0
while not stopping.wait(0.05):
    shade += 1
    picture = io.BytesIO()
    Image.new("RGB", (40, 40), (shade % 256, shade // 256, 90)).save(picture, "PNG")
    prepare_file(receive_image(by=reed, upload=SimpleUploadedFile("leaf.png", picture.getvalue())))
print(shade)
"""
LOOK = """
import json
from wezer.core import images
from wezer.core.models import File, Notice, Post
from wezer.ledger.audit import audit
from wezer.ledger.models import Account, Transaction
from wezer.workflow.worker import is_idle
report = audit()
path_of = lambda file: images.kept_path(file.sha256) if file.state == "ready" else images.received_path(file.uid)
print(json.dumps({
    "payments": sorted(str(uid) for uid in Transaction.objects.values_list("uid", flat=True)),
    "states": sorted(set(Transaction.objects.values_list("state", flat=True))),
    "posts": sorted(str(uid) for uid in Post.objects.values_list("uid", flat=True)),
    "notices": Notice.objects.filter(kind="payment_received").count(),
    "wallets": sum(Account.objects.filter(purpose="wallet").values_list("balance", flat=True)),
    "clean": report.is_clean, "unsealed": report.unsealed, "idle": is_idle(),
    "received": File.objects.filter(state="received").count(),
    "missing": [str(one.uid) for one in File.objects.all() if not path_of(one).exists()],
}))
"""
# Fern signs in with a password, an app's codes and a passkey, and is signed in on some device.
LOCK = """
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.conf import settings
from wezer.core.models import Member
user = Member.objects.get(name="Fern").user
TOTP.activate(user, "JBSWY3DPEHPK3PXP")
Authenticator.objects.create(user=user, type="webauthn", data={"name": "Key of Fern", "passwordless": True, "credential": {}})
session = SessionStore()
session[SESSION_KEY] = str(user.pk)
session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
session[HASH_SESSION_KEY] = user.get_session_auth_hash()
session.save()
print(session.session_key)
"""
UNLOCK = """
import json, time
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.contrib.auth import authenticate, get_user
from django.contrib.sessions.backends.db import SessionStore
from django.test import RequestFactory
from wezer.core.models import Member
request = RequestFactory().get("/")
user = authenticate(request, email="fern@example.org", password="{password}")
code = format_hotp_value(hotp_value("JBSWY3DPEHPK3PXP", int(time.time()) // 30))
totp = Authenticator.objects.get(user=user, type="totp").wrap()
request.session = SessionStore(session_key="{cookie}")
kinds = sorted(Authenticator.objects.filter(user=user).values_list("type", flat=True))
print(json.dumps([user.member.name, totp.validate_code(code), kinds, get_user(request).member.name]))
""".replace("{password}", PASSWORD)
XIDS = """
from django.db import connection
from django.db.models import Max
from wezer.kernel.models import Fact
with connection.cursor() as db:
    db.execute("SELECT pg_current_xact_id()::text::bigint")
    print(db.fetchone()[0], Fact.objects.aggregate(n=Max("xid"))["n"])
"""


class Writer(threading.Thread):
    """Pays, or posts, again and again; remembers what was acknowledged, and when."""

    def __init__(self, number, people, room, url, stopping):
        super().__init__(daemon=True)
        self.number, self.people, self.room, self.stopping = number, people, room, stopping
        self.place = urlsplit(url).netloc
        self.acknowledged, self.wrong = [], []

    def run(self):
        path, body = self.post() if self.number % 3 == 0 else self.payment()
        while not self.stopping.wait(0.05):
            status, answer = self.send(path, body)
            if status == 201:
                self.acknowledged.append((time.monotonic(), answer["uid"]))
            else:
                self.wrong.append((status, answer))

    def post(self):
        return f"core/rooms/{self.room}/posts", {"title": "News", "body": "It rains."}

    def payment(self):
        (me, _secret), (payee, _other) = self.people[self.number], self.people[(self.number + 1) % len(self.people)]
        amounts = [{"amount": "1", "currency": "VAL"}]
        return "ledger/transactions", {"payer": me, "payee": payee, "amounts": amounts, "description": "Tea"}

    def send(self, path, body):
        line = HTTPConnection(self.place, timeout=60)
        headers = {
            "Authorization": f"Bearer {self.people[self.number][1]}",
            "Idempotency-Key": uuid4().hex,
            "Content-Type": "application/json",
        }
        try:
            line.request("POST", f"/api/v1/{path}", json.dumps(body), headers)
            answer = line.getresponse()
            return answer.status, json.loads(answer.read())
        except (OSError, HTTPException, ValueError) as error:
            return 0, str(error)


@pytest.fixture
def another_place(tmp_path_factory):
    """A place to restore to: an empty WEZER_HOME, on PostgreSQL with a database in a cluster of its own."""
    home = tmp_path_factory.mktemp("elsewhere") / "home"
    if not ON_POSTGRES:
        yield home, {"WEZER_HOME": str(home)}
        return
    try:
        with cluster() as url:
            with psycopg.connect(url, autocommit=True) as link:
                link.execute("CREATE DATABASE willow")
            address = urlunsplit(urlsplit(url)._replace(path="/willow"))
            yield home, {"WEZER_HOME": str(home), "WEZER_DATABASE_URL": address}
    except NotPossible as reason:
        pytest.fail(str(reason)) if os.environ.get("CI") == "true" else pytest.skip(str(reason))


def test_scenario_21_a_backup_made_while_people_write_restores_elsewhere_to_a_whole_community_logins_included(
    make_instance, another_place, look_inside, tmp_path
):
    instance = make_instance(init=FOUND, typed=PASSWORD + "\n")
    people, room = json.loads(instance.python(PREPARE).splitlines()[-1])
    cookie = instance.python(LOCK).splitlines()[-1]
    inside = look_inside(instance)
    stopping, archive = threading.Event(), tmp_path / "willow.tar.gz"
    instance.start("--workers", "2", command="web")
    writers = [Writer(number, people, room, instance.url, stopping) for number in range(PEOPLE)]
    worker = in_background(instance, "-m", "wezer.hosting.cli", "worker")
    prelude = "from wezer.hosting.django_ready import wake; wake()\n"
    pictures = in_background(instance, "-c", prelude + BRING_PICTURES, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        for writer in writers:
            writer.start()
        wait_until(lambda: all(len(writer.acknowledged) > 3 for writer in writers))
        # Beside it other tests may make the books' engine: its long transaction holds back what this database tells.
        wait_until(lambda: json.loads(inside(LOOK))["notices"] > 0, seconds=300)
        worker.send_signal(signal.SIGKILL)  # from here on, news waits: the archive holds facts that were not told

        begun = time.monotonic()
        instance.wezer("backup", str(archive))
        ended = time.monotonic()
        stopping.set()
        for writer in writers:
            writer.join(90)
        drawn = int(pictures.communicate(b"", 60)[0])
    finally:
        stopping.set()
        for process in (worker, pictures):
            process.kill()
            process.wait()
        instance.stop()

    assert [wrong for writer in writers for wrong in writer.wrong] == []
    written = [(moment, uid) for writer in writers for moment, uid in writer.acknowledged]
    before = {uid for moment, uid in written if moment < begun}
    assert before and any(begun < moment < ended for moment, _uid in written) and drawn > 5, "nobody wrote meanwhile"

    newest_xid = int(inside(XIDS).split()[1]) if ON_POSTGRES else 0
    restored = type(instance)(another_place[0], instance.environ | another_place[1])
    restored.wezer("restore", str(archive))
    inside = look_inside(restored)
    assert_whole(restored, inside, before, {uid for _moment, uid in written})
    assert json.loads(inside(UNLOCK.format(cookie=cookie)).splitlines()[-1]) == [
        "Fern",
        True,
        ["totp", "webauthn"],
        "Fern",
    ]
    if ON_POSTGRES:  # the new cluster is younger than the facts of the old one, which would stay unread there for long
        assert newest_xid > int(inside(XIDS).split()[0])
    assert_goes_on(restored, inside, people, room)


def assert_whole(restored, inside, before, written):
    """All that was acknowledged before the backup began is there, whole; what came later is there whole or not at all."""
    seen = json.loads(inside(LOOK))
    there = {*seen["payments"], *seen["posts"]}
    assert before - there == set()
    # What was sent last may be there although its answer came after everything was stopped: nothing else.
    assert len(there - written) <= PEOPLE
    assert (seen["states"], seen["wallets"], seen["clean"], seen["missing"]) == (["completed"], 0, True, [])
    assert seen["notices"] < len(seen["payments"]) and not seen["idle"]
    assert restored.wezer("audit").returncode == 0


def assert_goes_on(restored, inside, people, room):
    """The worker tells what was not told yet, each thing once, and what happens from now on."""
    payments = len(json.loads(inside(LOOK))["payments"])
    restored.wezer("worker", "--once")
    seen = json.loads(inside(LOOK))
    assert (seen["notices"], seen["idle"], seen["unsealed"], seen["received"]) == (payments, True, 0, 0)

    restored.start("--workers", "1", command="web")
    try:
        writer = Writer(1, people, room, restored.url, threading.Event())
        status, _answer = writer.send(*writer.payment())
    finally:
        restored.stop()
    assert status == 201
    restored.wezer("worker", "--once")
    seen = json.loads(inside(LOOK))
    assert (seen["notices"], seen["idle"], seen["clean"]) == (payments + 1, True, True)
    assert restored.wezer("doctor", check=False).returncode == 0


def in_background(instance, *arguments, **pipes):
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return subprocess.Popen(
        [sys.executable, *arguments], env=instance.environ, start_new_session=True, **{**quiet, **pipes}
    )


def wait_until(is_so, seconds=60):
    until = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < until, "it did not come about"
        time.sleep(0.1)
