"""Where the time of a payment goes: `python -m bench profile`. Prints what a thousand acts and a thousand requests spend."""

import cProfile
import io
import json
import pstats
import time
from collections.abc import Callable
from typing import Any
from uuid import uuid4

from bench import options
from bench.instance import wake
from bench.options import Options, Report
from bench.payers import _act, _primitive


class Statements:
    """Counts what reaches the database, BEGIN and COMMIT aside."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def __call__(self, execute: Any, sql: Any, params: Any, many: bool, context: Any) -> Any:
        self.said.append(str(sql))
        return execute(sql, params, many, context)


def statements(run: Callable[[], Any]) -> list[str]:
    from django.db import connection

    seen = Statements()
    with connection.execute_wrapper(seen):
        run()
    return seen.said


def request(secret: str, payee: str) -> Callable[[], Any]:
    """One payment through the whole WSGI application, without a network."""
    from wezer.site.wsgi import application

    def one() -> Any:
        body = json.dumps(
            {"payee": payee, "amounts": [{"amount": "5", "currency": "VAL"}], "description": "bread"}
        ).encode()
        environ = {
            "REQUEST_METHOD": "POST", "PATH_INFO": "/api/v1/ledger/transactions", "QUERY_STRING": "", "SERVER_NAME": "127.0.0.1",
            "SERVER_PORT": "8000", "HTTP_HOST": "127.0.0.1", "CONTENT_TYPE": "application/json", "SERVER_PROTOCOL": "HTTP/1.1",
            "CONTENT_LENGTH": str(len(body)), "HTTP_AUTHORIZATION": f"Bearer {secret}", "HTTP_IDEMPOTENCY_KEY": uuid4().hex,
            "wsgi.input": io.BytesIO(body), "wsgi.url_scheme": "http", "wsgi.errors": io.StringIO(),
        }  # fmt: skip
        told: list[str] = []
        answer = application(environ, lambda status, headers, exc_info=None: told.append(status))
        content = b"".join(answer)
        if hasattr(answer, "close"):
            answer.close()
        assert told[0].startswith("201"), (told, content)
        return content

    return one


def main(given: Options) -> None:
    wake()
    from django.db import connection

    from bench import seed
    from bench.ledger import field
    from wezer.core.models import Party

    report = Report("profile", given)
    where, _stamp = field(200)
    (secret,) = seed.tokens(where.first, 1)
    payee = str(Party.objects.get(pk=where.first + 1).uid)
    http = request(secret, payee)
    for name, run in {
        "primitive": _primitive(where, False),
        "whole act": _act(where, False),
        "HTTP payment": http,
    }.items():
        for _warm in range(20):
            run()
        said = statements(run)
        report.say("", f"**{name}**: {len(said)} statements", *(f"- `{' '.join(one.split())[:110]}`" for one in said))
        count = 100 if given.tiny else 1000
        cpu, wall = time.process_time(), time.perf_counter()
        for _number in range(count):
            run()
        cpu, wall = (time.process_time() - cpu) / count * 1e6, (time.perf_counter() - wall) / count * 1e6
        report.say(f"{cpu:.0f} µs of processor time in the application, {wall:.0f} µs in all.", "")
        profile = cProfile.Profile(time.process_time)
        profile.enable()
        for _number in range(count):
            run()
        profile.disable()
        out = io.StringIO()
        pstats.Stats(profile, stream=out).sort_stats("tottime").print_stats(45)
        if name != "primitive":
            pstats.Stats(profile, stream=out).sort_stats("cumtime").print_stats(70)
        print(out.getvalue())
    connection.close()


if __name__ == "__main__":
    main(options.read())
