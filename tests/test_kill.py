"""Fifty people pay at once while web servers and workers are killed at random and started again.

Clients do what clients should: they keep their key and send again until they are answered. Afterwards nothing that was
acknowledged is lost, nothing is doubled, the books are clean and the seals have caught up.
"""

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from urllib.request import urlopen
from uuid import uuid4

from flipped_byte import TABLES, flipped_bytes
from ports import free_port, is_free

PAYERS = 50
KILLING_SECONDS, LEAST_KILLS = 12, 4
PATIENCE_SECONDS = 60

_PREPARE = f"""
import json
from wezer.api.acts.tokens import make_token
from wezer.core.acts.community import found_community
from wezer.core.acts.members import add_member
from wezer.core.viewer import Viewer
from wezer.hosting.acts import add_person
from wezer.kernel.acts import act
from wezer.ledger.acts.currencies import create_currency

@act
def gather(*, by):
    found_community(by=by, name="Willow Valley")
    create_currency(by=by, code="VAL", name="Valeureux", kind="mutual_credit", rules={{"floor": None, "ceiling": None}})
    people = [add_person(by=by, name=f"Reed {{n}}", email=f"reed{{n}}@example.org", password=None) for n in range({PAYERS})]
    return [[str(one.uid), make_token(by=Viewer.of(one), name="a program", scopes=("*",))[1]] for one in people]

print(json.dumps(gather(by=Viewer.system())))
"""

#: A number that is nowhere else.
AMOUNT = 0x5A17C3E9
_PAY_ONCE_MORE = f"""
from wezer.core.models import Member
from wezer.core.viewer import Viewer
from wezer.kernel.money import Money
from wezer.ledger.acts.payments import pay
from wezer.ledger.acts.sealing import seal
payer, payee = Member.objects.filter(name__startswith="Reed")[:2]
made = pay(by=Viewer.of(payer), payer=payer, payee=payee, amounts=[Money({AMOUNT}, "VAL")])
seal()
print(made.uid)
"""

_COUNT = """
import json
from wezer.core.models import Party
from wezer.ledger.audit import audit
from wezer.ledger.models import Account, Entry, Transaction, TransactionLog
report = audit()
print(json.dumps({
    "paid": [[str(one.payer.uid), one.key, str(one.uid), one.state] for one in Transaction.objects.select_related("payer")],
    "balances": {str(one.holder.uid): one.balance for one in Account.objects.select_related("holder").filter(purpose="wallet")},
    "entries": Entry.objects.count(), "clean": report.is_clean, "unsealed": report.unsealed, "sealed": report.sealed,
    "findings": [str(each) for each in report.findings],
}))
"""


class Processes:
    """A web server and a worker that can be killed outright, each with all its children, and started again."""

    def __init__(self, instance):
        self.instance = instance
        self.port = free_port()
        self.commands = {"web": ["web", "--port", str(self.port), "--workers", "2"], "worker": ["worker"]}
        self.running = {}
        self.log = (instance.home.parent / "kill.log").open("w+")

    def start(self, name):
        self.running[name] = subprocess.Popen(
            [sys.executable, "-m", "wezer.hosting.cli", *self.commands[name]],
            env=self.instance.environ, stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log, start_new_session=True,
        )  # fmt: skip

    def kill(self, name):
        """SIGKILL to the process and its children: nobody gets to say goodbye."""
        process = self.running.pop(name)
        with suppress(ProcessLookupError):  # it ended by itself
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        until = time.monotonic() + 30
        while name == "web" and not is_free(self.port) and time.monotonic() < until:
            time.sleep(0.05)  # its children, killed with it, may take longer to go

    def kill_one_child(self):
        """One of the web server's own processes only; its parent starts another."""
        pid = self.running["web"].pid
        children = [
            int(each)
            for each in subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True).stdout.split()
        ]
        assert children, "the web server works in processes of its own"
        os.kill(random.choice(children), signal.SIGKILL)

    def wait_until_it_answers(self, seconds=40):
        until, why = time.monotonic() + seconds, None
        while time.monotonic() < until:
            try:
                with urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=5) as answer:
                    if answer.status == 200:
                        return
            except OSError as error:
                why = error
                time.sleep(0.1)
        said = (self.instance.home.parent / "kill.log").read_text()[-3000:]
        raise AssertionError(f"the server did not come up ({why!r}; ended: {self.running['web'].poll()}): {said}")

    def stop(self):
        for name in list(self.running):
            self.kill(name)
        self.log.close()


class Payer(threading.Thread):
    """Pays one VAL to somebody, again and again; sends each payment with its key until the answer is yes."""

    def __init__(self, number, people, port, stopping):
        super().__init__(daemon=True)
        self.number, self.people, self.port, self.stopping = number, people, port, stopping
        self.acknowledged, self.refused, self.again = [], [], 0
        self.chance = random.Random(number)

    def run(self):
        me, secret = self.people[self.number]
        while not self.stopping.is_set():
            payee = self.chance.choice([uid for uid, _secret in self.people if uid != me])
            key = uuid4().hex
            body = json.dumps(
                {"payer": me, "payee": payee, "amounts": [{"amount": "1", "currency": "VAL"}], "description": "Bread"}
            )
            until = time.monotonic() + PATIENCE_SECONDS
            while time.monotonic() < until:
                status, answer = self._send(secret, key, body)
                if status in (200, 201):
                    self.acknowledged.append((me, payee, key, answer["uid"]))
                    break
                if status and status < 500 and status != 429:
                    self.refused.append((status, answer))
                    return
                self.again += 1
                time.sleep(0.1)
            else:
                self.refused.append((0, "nobody answered"))
                return

    def _send(self, secret, key, body):
        line = HTTPConnection("127.0.0.1", self.port, timeout=25)
        try:
            headers = {"Authorization": f"Bearer {secret}", "Idempotency-Key": key, "Content-Type": "application/json"}
            line.request("POST", "/api/v1/ledger/transactions", body, headers)
            answer = line.getresponse()
            return answer.status, json.loads(answer.read())
        except (OSError, HTTPException, ValueError):
            return 0, None
        finally:
            line.close()


def test_nothing_acknowledged_is_lost_and_nothing_doubled_when_servers_are_killed(make_instance, look_inside):
    instance = make_instance()
    people = json.loads(instance.python(_PREPARE).splitlines()[-1])
    inside = look_inside(instance)
    processes, stopping, kills = Processes(instance), threading.Event(), []
    try:
        for name in ("web", "worker"):
            processes.start(name)
        processes.wait_until_it_answers()
        payers = [Payer(number, people, processes.port, stopping) for number in range(PAYERS)]
        for payer in payers:
            payer.start()

        chance, end = random.Random(), time.monotonic() + KILLING_SECONDS
        victims = ["web", "worker", "one child", "web and worker"]  # each at least once, in any order
        chance.shuffle(victims)
        while time.monotonic() < end or len(kills) < LEAST_KILLS:
            time.sleep(chance.uniform(0.6, 1.8))
            victim = victims[len(kills) % len(victims)]
            kills.append(victim)
            if victim == "one child":
                processes.kill_one_child()
                continue
            for name in victim.split(" and "):
                processes.kill(name)
            for name in victim.split(" and "):
                processes.start(name)
            if "web" in victim:
                processes.wait_until_it_answers()
        stopping.set()
        with ThreadPoolExecutor(PAYERS) as pool:
            list(pool.map(lambda payer: payer.join(PATIENCE_SECONDS), payers))
        assert not any(payer.is_alive() for payer in payers)
        assert [refused for payer in payers for refused in payer.refused] == []

        until = time.monotonic() + 40
        seen = json.loads(inside(_COUNT))
        while seen["unsealed"] and time.monotonic() < until:
            time.sleep(0.3)
            seen = json.loads(inside(_COUNT))
    finally:
        stopping.set()
        processes.stop()

    acknowledged = [each for payer in payers for each in payer.acknowledged]
    print(
        f"{len(acknowledged)} payments, {sum(payer.again for payer in payers)} sent again, killed: {', '.join(kills)}"
    )
    assert len(acknowledged) > PAYERS and set(kills) == set(victims)
    assert sorted((payer, key, uid, "completed") for payer, _payee, key, uid in acknowledged) == sorted(
        tuple(each) for each in seen["paid"]
    )
    expected = dict.fromkeys((uid for uid, _secret in people), 0)
    for payer, payee, _key, _uid in acknowledged:
        expected[payer] -= 1
        expected[payee] += 1
    assert {uid: seen["balances"].get(uid, 0) for uid in expected} == expected
    assert seen["entries"] == 2 * len(acknowledged)
    assert (seen["findings"], seen["clean"], seen["unsealed"]) == ([], True, 0) and seen["sealed"] >= len(acknowledged)
    assert instance.wezer("audit").returncode == 0
    the_audit_names_what_was_flipped(instance, inside(_PAY_ONCE_MORE).split()[-1])


def the_audit_names_what_was_flipped(instance, uid):
    """One byte of one amount, in each row that keeps it (exchange.md H.31)."""
    flipped = []
    for table in flipped_bytes(instance, AMOUNT):
        flipped.append(table)
        told = instance.wezer("audit", check=False)
        wrong = [line for line in told.stdout.splitlines() if line.startswith("WRONG") and f"transaction {uid}" in line]
        assert (told.returncode, told.stderr) == (1, "") and any(
            "currency VAL" in line and "sequence number" in line for line in wrong
        ), told.stdout
    assert sorted(flipped) == sorted(TABLES)
    assert instance.wezer("audit").returncode == 0
