"""What a web process costs: time to its first answer, memory after a thousand mixed requests, bytes of an entry on disk."""

import os
import random
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from uuid import uuid4

from bench import options, seed
from bench.instance import ROOT, wake
from bench.ledger import wait_for, web
from bench.measure import family, pss_mb
from bench.options import Options, Report
from ports import free_port


def main(given: Options) -> None:
    wake()
    from django.db import connections

    report = Report("footprint", given)
    from wezer.core.models import Party

    val = seed.currency()
    first, last = seed.members(200, logins=True)
    seed.wallets(first, last, val)
    secrets = seed.tokens(first, 50)
    uids = [str(uid) for uid in Party.objects.filter(pk__gte=first).order_by("pk").values_list("uid", flat=True)]
    cookie = _session(first)
    seed.analyse()
    connections.close_all()

    starts = [_start_once() for _time in range(given.rounds)]
    report.say(
        f"Start to first answer (`wezer web`, one worker, page of sign-in): {statistics.median(starts):.2f} s"
        f" (lowest {min(starts):.2f}, highest {max(starts):.2f}, {given.rounds} starts).",
    )
    report.fact("start", statistics.median(starts))
    requests = 100 if given.tiny else 1000
    with web() as (port, pid):
        workers = family(pid)[1:]
        before = [pss_mb(each) for each in workers]
        begun = time.perf_counter()
        problems = _mixed(port, requests * len(workers), cookie, secrets, uids)
        took = time.perf_counter() - begun
        after = [pss_mb(each) for each in workers]
    report.say(
        f"PSS of the {len(workers)} processes below `wezer web` (2 workers): {_mb(before)} MB at the start, {_mb(after)} MB after"
        f" {requests * len(workers):,} mixed requests in all ({took:.0f} s, {problems} unexpected answers).",
    )
    report.fact("pss", max(after))
    report.finish()


def _mb(values: list[float]) -> str:
    return ", ".join(f"{value:.0f}" for value in values)


def _session(member: int) -> str:
    """A signed-in browser's cookie."""
    from django.conf import settings
    from django.test import Client

    from wezer.core.models import Member

    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(Member.objects.get(pk=member).user, "wezer.core.accounts.backends.Backend")
    return f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"


def _start_once() -> float:
    """From the command to the first whole page."""
    port = free_port()
    begun = time.perf_counter()
    command = [sys.executable, "-m", "wezer.hosting.cli", "web", "--port", str(port), "--workers", "1"]
    process = subprocess.Popen(command, cwd=ROOT, env=os.environ, stdout=subprocess.DEVNULL)
    try:
        wait_for(port, "/account/login/")
        return time.perf_counter() - begun
    finally:
        process.terminate()
        process.wait(15)


def _mixed(port: int, count: int, cookie: str, secrets: list[str], uids: list[str]) -> int:
    """Seven pages, a list by the API and two payments out of every ten; how many answers were not as expected."""
    draw, problems = random.Random(3), 0
    pages = ("/", "/g/community/", "/market/", "/wallet/", "/search/?q=honey", "/directory/", "/notices/")
    for number in range(count):
        place = number % 10
        headers = {"Cookie": cookie} if place < 7 else {"Authorization": f"Bearer {draw.choice(secrets[1:])}"}
        body, address = None, pages[place] if place < 7 else "/api/v1/ledger/currencies"
        if place > 7:
            address = "/api/v1/ledger/transactions"
            headers |= {"Content-Type": "application/json", "Idempotency-Key": uuid4().hex}
            body = f'{{"payee": "{uids[0]}", "amounts": [{{"amount": "5", "currency": "VAL"}}]}}'.encode()
        asked = urllib.request.Request(f"http://127.0.0.1:{port}{address}", body, headers)
        try:
            with urllib.request.urlopen(asked, timeout=20) as answer:
                answer.read()
                problems += answer.status not in (200, 201)
        except urllib.error.HTTPError as error:
            problems += 1
            error.close()
    return problems


if __name__ == "__main__":
    main(options.read())
