"""Webhooks: signed, told only what the owner may see, retried, never to private places."""

import hashlib
import hmac
import json
import threading
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from wezer.api.acts import webhooks
from wezer.api.acts.webhooks import make_webhook, pause_webhook, remove_webhook, try_webhook
from wezer.api.models import Webhook
from wezer.api.refusals import FactsInvalid, FactsMissing, NameMissing, TooManyOfThem, WebhookPaused
from wezer.api.testing import Caller
from wezer.core.testing import viewer
from wezer.kernel import clock
from wezer.kernel.clock import now
from wezer.kernel.outside import AddressInvalid, addresses
from wezer.kernel.refusals import NotFound
from wezer.workflow.models import Flight
from wezer.workflow.testing import settle


@pytest.fixture
def sink(settings):
    """Another program, on this machine; private addresses are allowed for it."""
    settings.WEZER_WEBHOOKS_PRIVATE = True
    got, answers = [], []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            status = answers.pop(0) if answers else 204
            if status < 300:
                got.append((dict(self.headers), body))
            self.send_response(status)
            self.send_header("Location", "http://127.0.0.1:1/")
            self.end_headers()

        def log_message(self, *args):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    server.got, server.answers = got, answers
    server.url = f"http://127.0.0.1:{server.server_port}/hook?x=1"
    yield server
    server.shutdown()
    server.server_close()


def test_a_fact_is_told_signed_once(sink, join, circle):
    fern = join("Fern")
    settle()
    hook = make_webhook(by=viewer(fern), name="my board", url=sink.url, facts=["core.group_created"])
    garden = circle("Garden", founder=fern)
    settle()
    settle()

    [(headers, body)] = sink.got
    told = json.loads(body)
    assert (told["name"], told["actor"], told["group"]) == ("core.group_created", str(fern.uid), str(garden.uid))
    assert told["subject"] == f"core.group/{garden.uid}"
    moment, given = (part.partition("=")[2] for part in headers["X-WeZer-Signature"].split(","))
    expected = hmac.new(hook.secret.encode(), f"{moment}.".encode() + body, hashlib.sha256).hexdigest()
    assert given == expected
    assert Flight.objects.get(kind="webhook").state == "done"


def test_an_owner_is_told_only_what_they_may_see(sink, join, circle):
    fern, mint = join("Fern"), join("Mint")
    settle()
    make_webhook(by=viewer(mint), name="spy", url=sink.url, facts=["*"])
    circle("Garden", founder=fern)
    settle()
    assert not [told for _headers, told in sink.got if b"core.group_created" in told or b"role_granted" in told]

    circle("Field", founder=mint)
    settle()
    assert [told for _headers, told in sink.got if b"core.group_created" in told]


def test_eight_tries_within_a_day_then_it_is_held(sink, join, circle):
    fern = join("Fern")
    make_webhook(by=viewer(fern), name="my board", url=sink.url, facts=["core.group_created"])
    sink.answers += [500, 302, 404, 500, 500, 500, 500, 500, 500]
    circle("Garden", founder=fern)
    start = now()
    for hour in (0, 1 / 60, 4 / 60, 0.3, 1, 4, 11, 24, 60):
        with clock.at(start + timedelta(hours=hour, seconds=1)):
            settle()
    flight = Flight.objects.get(kind="webhook")
    assert (flight.state, flight.tries, sink.got) == ("held", 8, [])
    assert "500" in flight.error


def test_a_paused_or_removed_webhook_is_silent(sink, join, circle):
    fern = join("Fern")
    hook = make_webhook(by=viewer(fern), name="my board", url=sink.url, facts=["core.*"])
    settle()
    before = len(sink.got)
    pause_webhook(by=viewer(fern), webhook=hook, pause=True)
    circle("Garden", founder=fern)
    settle()
    assert len(sink.got) == before
    with pytest.raises(NotFound):
        remove_webhook(by=viewer(join("Mint")), webhook=hook)
    remove_webhook(by=viewer(fern), webhook=hook)


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/", "ftp://example.org/", "https://", "https://user:pass@example.org/", "https://127.0.0.1/",
        "https://[::1]/", "https://10.1.2.3/", "https://192.168.1.1/", "https://169.254.169.254/latest", "https://localhost/",
        "https://[::ffff:10.0.0.1]/", "https://0.0.0.0/", "https://printer.local/", "https://example.org:0/", "https://x:99999/",
    ],
)  # fmt: skip
def test_addresses_that_lead_inside_are_refused(url, join):
    with pytest.raises(AddressInvalid):
        make_webhook(by=viewer(join("Fern")), name="x", url=url, facts=["*"])


def test_a_name_that_points_inside_is_refused_when_calling(db):
    with pytest.raises(AddressInvalid):
        addresses("localhost", 443)


def test_unknown_facts_are_refused_and_the_api_makes_pauses_and_removes(sink, join):
    fern = join("Fern")
    with pytest.raises(FactsInvalid):
        make_webhook(by=viewer(fern), name="x", url=sink.url, facts=["core.nothing"])
    call = Caller.of(fern, "api:write")
    made = call.post("api/webhooks", {"name": "board", "url": sink.url, "facts": ["core.*"]}, key="k")
    assert made.status_code == 201 and made.json()["secret"].startswith("whsec_")
    uid = made.json()["uid"]
    assert "secret" not in call.get("api/webhooks").json()["items"][0]
    assert call.send("patch", f"api/webhooks/{uid}", {"state": "paused"}).json()["state"] == "paused"
    assert call.send("delete", f"api/webhooks/{uid}").status_code == 204
    assert call.get("api/webhooks").json()["items"] == []


def test_what_cannot_be_made_or_tried_is_refused_and_not_kept(join, monkeypatch):
    fern = viewer(join("Fern"))
    good = {"name": "board", "url": "https://1.1.1.1/hook", "facts": ["core.*"]}
    for sent, refusal in (({"name": "  "}, NameMissing), ({"facts": []}, FactsMissing)):
        with pytest.raises(refusal):
            make_webhook(by=fern, **good | sent)
    hook = make_webhook(by=fern, **good)
    pause_webhook(by=fern, webhook=hook, pause=True)
    with pytest.raises(WebhookPaused):
        try_webhook(by=fern, webhook=hook)
    monkeypatch.setattr(webhooks, "MOST", 1)
    with pytest.raises(TooManyOfThem):
        make_webhook(by=fern, **good)
    assert Webhook.objects.count() == 1 and not Flight.objects.filter(kind="webhook").exists()
