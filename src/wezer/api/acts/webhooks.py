"""Webhooks: where facts are told to other programs, and to whom they may be told."""

import secrets
from collections.abc import Sequence
from typing import Any

from wezer.api.events import WebhookMade, WebhookRemoved, WebhookSecretRenewed
from wezer.api.models import Webhook, WebhookState
from wezer.api.refusals import (
    FactsInvalid,
    FactsMissing,
    NameMissing,
    NotSignedIn,
    TestUnderway,
    TooManyOfThem,
    WebhookPaused,
)
from wezer.kernel.acts import act, move
from wezer.kernel.clock import now
from wezer.kernel.events import emit, fact_types
from wezer.kernel.outside import check_address
from wezer.kernel.ref import ref, uid7
from wezer.kernel.refusals import NotFound
from wezer.workflow.acts.flights import draw_flights
from wezer.workflow.kinds import Draft
from wezer.workflow.models import Flight, FlightState

MOST = 20
#: The name under which a message arrives that only tries the way.
TEST = "api.webhook_test"


@act
def make_webhook(*, by: Any, name: str, url: str, facts: Sequence[str]) -> Webhook:
    """Tell `url` of each fact named in `facts` ("ledger.payment_made", "ledger.*", "*") that the owner may see."""
    if by.member is None:
        raise NotSignedIn()
    name = name.strip()[:80]
    if not name:
        raise NameMissing()
    check_address(url)
    chosen = sorted(set(facts))
    for one in chosen:
        _check_fact(one)
    if not chosen:
        raise FactsMissing()
    if Webhook.objects.filter(owner=by.member).count() >= MOST:
        raise TooManyOfThem(most=MOST)
    webhook = Webhook.objects.create(owner=by.member, name=name, url=url, facts=chosen, secret=_new_secret())
    emit(WebhookMade(subject=ref(webhook)), audit=True)
    return webhook


@act
def pause_webhook(*, by: Any, webhook: Webhook, pause: bool) -> None:
    """Fall silent for a while, or speak again; what happens meanwhile is not made up for."""
    _require_owner(by, webhook)
    before, after = (WebhookState.ACTIVE, WebhookState.PAUSED) if pause else (WebhookState.PAUSED, WebhookState.ACTIVE)
    move(webhook, before, after)


@act
def renew_secret(*, by: Any, webhook: Webhook) -> str:
    """A new secret, told this once; whatever leaves from now on is signed with it."""
    _require_owner(by, webhook)
    webhook.secret = _new_secret()
    webhook.save(update_fields=["secret"])
    emit(WebhookSecretRenewed(subject=ref(webhook)), audit=True)
    return webhook.secret


@act
def try_webhook(*, by: Any, webhook: Webhook) -> Flight:
    """Send a message that says nothing happened, to see whether it arrives. One at a time."""
    _require_owner(by, webhook)
    if webhook.state == WebhookState.PAUSED:
        raise WebhookPaused()
    underway = Flight.objects.filter(kind="webhook", name=str(webhook.uid), key__startswith="webhook-test:")
    if underway.exclude(state__in=[FlightState.DONE, FlightState.HELD]).exists():
        raise TestUnderway()
    key, moment = f"webhook-test:{webhook.uid}:{uid7()}", now().isoformat(timespec="seconds").replace("+00:00", "Z")
    body = {"id": key.rpartition(":")[2], "name": TEST, "at": moment, "subject": str(ref(webhook)), "data": {}}
    draw_flights(drafts=[Draft("webhook", str(webhook.uid), key, None, {"body": body})])
    return Flight.objects.get(key=key)


@act
def remove_webhook(*, by: Any, webhook: Webhook) -> None:
    _require_owner(by, webhook)
    emit(WebhookRemoved(subject=ref(webhook)), audit=True)
    webhook.delete()


def _new_secret() -> str:
    return "whsec_" + secrets.token_urlsafe(32)


def _require_owner(by: Any, webhook: Webhook) -> None:
    if by.member is None or webhook.owner_id != by.member.pk:
        raise NotFound()


def _check_fact(name: str) -> None:
    known = fact_types()
    if name == "*" or name in known:
        return
    if name.endswith(".*") and any(one.startswith(name[:-1]) for one in known):
        return
    raise FactsInvalid(name=name[:80])
