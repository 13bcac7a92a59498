"""Pages and API through a real PgBouncer in transaction mode, which forgets a connection with every commit.

Three connections for many threads, handed out in turn: whatever a transaction left behind on its connection (a prepared
statement, a setting, an advisory lock, a cursor) would be missed by its owner or met by a stranger.
"""

import json
import os
import re
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from http.client import HTTPConnection
from http.cookiejar import CookieJar
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPCookieProcessor, build_opener
from uuid import uuid4

import psycopg
import pytest

pytestmark = pytest.mark.postgres_only

PASSWORD = "correct horse 42 staple"
FOUND = ("--community", "Willow Valley", "--gardener", "Fern", "--email", "fern@example.org")
THREADS, PAYMENTS = 8, 64
# PgBouncer itself sets these at the start of a transaction to what its client asked for.
KEPT_BY_THE_POOLER = ["application_name", "client_encoding", "DateStyle", "standard_conforming_strings", "TimeZone"]

PREPARE = """
import json
import os
from wezer.api.acts.tokens import make_token
from wezer.core.models import Member
from wezer.core.viewer import Viewer
from wezer.hosting.acts import add_person
from wezer.ledger.acts.currencies import create_currency
fern = Member.objects.get(name="Fern")
create_currency(by=Viewer.of(fern), code="VAL", name="Valeureux", kind="mutual_credit", rules={"floor": -100, "ceiling": None})
mint = add_person(by=Viewer.of(fern), name="Mint", email="mint@example.org", password=None)
print(json.dumps([[str(one.uid), make_token(by=Viewer.of(one), name="a program", scopes=("*",))[1]] for one in (fern, mint)]))
"""
STANDING = """
import json
import os
from wezer.ledger.audit import audit
from wezer.ledger.models import Account, Transaction
report = audit()
print(json.dumps({
    "balances": sorted(Account.objects.filter(purpose="wallet").values_list("balance", flat=True)),
    "payments": Transaction.objects.count(), "unsealed": report.unsealed, "clean": report.is_clean,
}))
"""
# What this server connection still holds from those who had it before.
LEFT_BEHIND = """
SELECT pg_backend_pid(),
    ARRAY(SELECT statement FROM pg_prepared_statements)
    || ARRAY(SELECT name FROM pg_cursors WHERE is_holdable)
    || ARRAY(SELECT pg_listening_channels())
    || ARRAY(SELECT 'advisory lock' FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid())
    || ARRAY(SELECT relname::text FROM pg_class WHERE relnamespace = pg_my_temp_schema() AND relkind = 'r')
    || ARRAY(SELECT name FROM pg_settings WHERE source = 'session' AND NOT name = ANY(%s))
"""


@pytest.fixture
def pooled(make_instance, pooler):
    """An instance whose pages go through the pooler, with its worker, and its members' tokens."""
    instance = make_instance(init=FOUND, typed=PASSWORD + "\n")
    direct = instance.environ["WEZER_DATABASE_URL"]
    instance.people = json.loads(instance.python(PREPARE))
    instance.environ |= {"WEZER_DATABASE_DIRECT_URL": direct, "WEZER_DATABASE_URL": pooler(direct)}
    instance.start("--workers", "2", command="web")
    worker = subprocess.Popen(
        [sys.executable, "-m", "wezer.hosting.cli", "worker"],
        env=instance.environ, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    yield instance
    worker.terminate()
    worker.wait(20)
    instance.stop()


def call(instance, secret, method, path, body=None, key=""):
    """(status, answer) of one request to the API, over a connection of its own."""
    line = HTTPConnection(urlsplit(instance.url).netloc, timeout=30)
    headers = {"Authorization": f"Bearer {secret}", "Content-Type": "application/json"}
    line.request(method, f"/api/v1/{path}", json.dumps(body or {}), headers | ({"Idempotency-Key": key} if key else {}))
    answer = line.getresponse()
    return answer.status, json.loads(answer.read())


def pay(instance, payer, payee, amount, key):
    (me, secret), (other, _secret) = payer, payee
    amounts = [{"amount": str(amount), "currency": "VAL"}]
    sent = {"payer": me, "payee": other, "amounts": amounts, "description": "Bread"}
    return call(instance, secret, "POST", "ledger/transactions", sent, key)


def signed_in(instance):
    """A browser's cookies after Fern has signed in, and the page she came to."""
    opener = build_opener(HTTPCookieProcessor(CookieJar()))
    form = opener.open(instance.url + "/account/login/", timeout=30).read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', form).group(1)
    typed = {"csrfmiddlewaretoken": token, "login": "fern@example.org", "password": PASSWORD}
    return opener, opener.open(instance.url + "/account/login/", urlencode(typed).encode(), timeout=30)


def test_members_sign_in_pay_search_and_are_refused_through_the_pooler(pooled, look_inside):
    inside = look_inside(pooled)
    fern, mint = pooled.people

    opener, home = signed_in(pooled)
    assert urlsplit(home.url).path == "/" and "Hello Fern" in home.read().decode()

    offer = {"sense": "offer", "title": "Bread on Saturdays", "prices": [{"amount": "3", "currency": "VAL"}]}
    assert call(pooled, mint[1], "POST", "exchange/announcements", offer, uuid4().hex)[0] == 201
    inside.wait_until_idle()
    found = call(pooled, fern[1], "GET", "core/search?q=saturdays")[1]["items"]
    assert [each["item"]["title"] for each in found] == ["Bread on Saturdays"]
    assert (
        "Bread on <mark>Saturdays</mark>"
        in opener.open(pooled.url + "/search/?q=saturdays", timeout=30).read().decode()
    )

    # Many at once, each payment sent twice and each paid once; pages are read meanwhile.
    keys = [uuid4().hex for _ in range(PAYMENTS)]
    with ThreadPoolExecutor(THREADS) as pool:
        paid = [pool.submit(pay, pooled, fern, mint, 1, key) for key in [*keys, *keys]]
        pages = [pool.submit(opener.open, pooled.url + path, None, 30) for path in ("/wallet/", "/market/", "/") * 8]
        assert {page.result().status for page in pages} == {200}
    answers = [each.result() for each in paid]
    assert {status for status, _answer in answers} == {200, 201}
    assert sum(status == 201 for status, _answer in answers) == PAYMENTS
    assert {answer["state"] for _status, answer in answers} == {"completed"}

    # Beyond the limit: refused in words, and nothing changed.
    status, refusal = pay(pooled, fern, mint, 37, uuid4().hex)
    assert (status, refusal["code"]) == (422, "limit_min")

    inside.wait_until_idle()
    until = time.monotonic() + 40
    while (seen := json.loads(inside(STANDING)))["unsealed"] and time.monotonic() < until:
        time.sleep(0.1)
    assert seen == {"balances": [-PAYMENTS, PAYMENTS], "payments": PAYMENTS, "unsealed": 0, "clean": True}
    told = call(pooled, mint[1], "GET", "core/notices?limit=5")[1]["items"]
    assert told[0]["kind"] == "payment_received"
    assert "Traceback" not in pooled.log()
    assert left_behind(pooled.environ["WEZER_DATABASE_URL"]) == {}


def left_behind(address):
    """By server connection of the pooler: what the transactions of others left on it."""
    with ExitStack() as stack:  # three transactions at once, on all that the pooler has
        links = [stack.enter_context(psycopg.connect(address, prepare_threshold=None)) for _ in range(3)]
        found = dict(link.execute(LEFT_BEHIND, [KEPT_BY_THE_POOLER]).fetchone() for link in links)
    assert len(found) == 3, "each transaction has a connection of its own"
    return {pid: rest for pid, rest in found.items() if rest}


def test_this_pooler_loses_what_a_session_holds(pooler):
    """What the test above relies on: a session's statement is not there next time, and what it left would be seen."""
    address = pooler(os.environ["WEZER_DATABASE_URL"])
    with ExitStack() as stack:  # three transactions at once: now the pooler has three connections
        links = [stack.enter_context(psycopg.connect(address)) for _ in range(3)]
        for link in links:
            link.execute("SELECT 1")
    with psycopg.connect(address, autocommit=True, prepare_threshold=None) as link:
        link.execute("PREPARE one AS SELECT 1")
        with pytest.raises(psycopg.errors.InvalidSqlStatementName):
            link.execute("EXECUTE one")
        link.execute("SET statement_timeout = '9s'")
        link.execute("SELECT pg_advisory_lock(7)")
    rest = sorted(each for left in left_behind(address).values() for each in left)
    assert rest == ["PREPARE one AS SELECT 1", "advisory lock", "statement_timeout"]
