"""Webhooks as flights: signed, tried eight times within a day, then held.

What is sent: `{"id", "name", "at", "subject", "actor", "group", "quantity", "unit", "data"}`, ids only. A fact is told to
an owner who may see it: through its audience, or, where it has none, when they are its actor, belong to its group, or are
named in it as a party.
"""

import hashlib
import hmac
import json
import time
from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

import wezer
from wezer.api.models import Webhook, WebhookState
from wezer.core.models import Party
from wezer.core.viewer import Viewer
from wezer.kernel import outside
from wezer.kernel.models import Fact
from wezer.kernel.outside import NotTaken
from wezer.kernel.ref import ref
from wezer.workflow.kinds import Draft, FlightKind, HeldForGood, flight_kinds

#: After the first failure 30 s, then 2 min… the eighth try is 24 hours after the first.
PAUSES = (30, 120, 480, 1800, 7200, 21600, 55000)
#: Fields of payloads that name the parties of a fact.
PARTY_FIELDS = ("payer", "payee", "member", "party", "author", "holder", "owner")


#: Facts about these leave to nobody: who was reported, judged or heard is told by pages, to whom it concerns.
UNTOLD = "core.moderationcase/"


@flight_kinds.add
class WebhookFlight(FlightKind):
    kind = "webhook"
    name = _("Webhook")
    icon = "plug"
    tries = 8

    def draw(self, facts: Sequence[Fact]) -> Iterable[Draft]:
        hooks = list(Webhook.objects.filter(state=WebhookState.ACTIVE).select_related("owner"))
        wanted = [(hook, fact) for hook in hooks for fact in facts if wants(hook, fact.name)]
        if not wanted:
            return
        viewers = {hook.owner_id: Viewer.of(hook.owner) for hook in hooks}
        parties = _parties([fact for _hook, fact in wanted])
        for hook, fact in wanted:
            if may_see(viewers[hook.owner_id], fact):
                key = f"webhook:{hook.uid}:{fact.uid}"
                yield Draft(self.kind, str(hook.uid), key, fact.uid, {"body": body_of(fact, parties)})

    def fly(self, flight: Any) -> None:
        hook = Webhook.objects.filter(uid=flight.name).first()
        if hook is None:
            raise HeldForGood(gettext_noop("the webhook was removed"))
        post(hook, flight.uid, flight.payload["body"])

    def pause(self, tries: int) -> timedelta:
        return timedelta(seconds=PAUSES[min(tries, len(PAUSES)) - 1])

    def title(self, flight: Any) -> str:
        hook = Webhook.objects.filter(uid=flight.name).first()
        return f"{hook.name} ({urlsplit(hook.url).hostname})" if hook else str(flight.name)


def wants(hook: Webhook, name: str) -> bool:
    return any(one in ("*", name) or (one.endswith(".*") and name.startswith(one[:-1])) for one in hook.facts)


def may_see(viewer: Viewer, fact: Fact) -> bool:
    """Whether the owner could learn of it on a page, too."""
    if viewer.member is None or not viewer.is_inside or str(fact.subject).startswith(UNTOLD):
        return False
    if fact.audience is not None:
        return fact.audience in viewer.audience_ids
    mine, own_refs = viewer.own_party_ids, {str(ref(viewer.member))}
    named = {fact.actor, fact.acting_for, *(fact.payload.get(field) for field in PARTY_FIELDS)}
    if named & mine or named & own_refs or fact.subject in own_refs:
        return True
    involves_others = any(field in fact.payload for field in PARTY_FIELDS)
    return fact.group is not None and not involves_others and viewer.belongs(fact.group)


def _parties(facts: Sequence[Fact]) -> dict[int, UUID]:
    numbers = {n for fact in facts for n in (fact.actor, fact.acting_for, fact.group) if n}
    numbers |= {n for fact in facts for field in PARTY_FIELDS if isinstance(n := fact.payload.get(field), int)}
    return dict(Party.objects.filter(pk__in=numbers).values_list("pk", "uid"))


def body_of(fact: Fact, parties: dict[int, UUID]) -> dict[str, Any]:
    """The fact as outsiders read it: uids instead of database keys."""

    def uid(number: Any) -> str | None:
        return str(parties[number]) if number in parties else None

    data = {
        name: uid(value) if name in PARTY_FIELDS and isinstance(value, int) else value
        for name, value in fact.payload.items()
    }
    return {
        "id": str(fact.uid),
        "name": fact.name,
        "at": fact.at.isoformat(timespec="seconds").replace("+00:00", "Z"),
        "subject": fact.subject,
        "actor": uid(fact.actor),
        "acting_for": uid(fact.acting_for),
        "group": uid(fact.group),
        "quantity": fact.quantity,
        "unit": fact.unit,
        "data": data,
    }


def signature(secret: str, moment: int, body: bytes) -> str:
    """`t=…,v1=…`: HMAC-SHA256 of "<t>.<body>". The receiver refuses what is older than five minutes."""
    digest = hmac.new(secret.encode(), f"{moment}.".encode() + body, hashlib.sha256).hexdigest()
    return f"t={moment},v1={digest}"


def post(hook: Webhook, delivery: UUID, content: dict[str, Any]) -> None:
    """One POST. Raises unless it is taken (2xx)."""
    body = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    headers = {
        "Content-Type": "application/json",
        "User-Agent": f"WeZer/{wezer.__version__}",
        "X-WeZer-Event": content["name"],
        "X-WeZer-Delivery": str(delivery),
        "X-WeZer-Signature": signature(hook.secret, int(time.time()), body),
    }
    answer = outside.post(hook.url, body, headers)
    if answer.status == 410:
        raise HeldForGood(gettext_noop("the other side says it is gone (410)"))
    if not answer.is_taken:
        raise NotTaken(f"HTTP {answer.status}")
