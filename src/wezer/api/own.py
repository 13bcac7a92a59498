"""The API's own resources: one's tokens and webhooks."""

from typing import Annotated, Any

from django.shortcuts import get_object_or_404
from pydantic import Field

from wezer.api.acts.tokens import revoke_token
from wezer.api.acts.webhooks import make_webhook, pause_webhook, remove_webhook, renew_secret, try_webhook
from wezer.api.models import Token, Webhook, WebhookState
from wezer.api.queries import deliveries_of, told_of
from wezer.api.refusals import NotSignedIn
from wezer.ui.rest import (
    MADE,
    UID,
    After,
    Limit,
    Listed,
    Router,
    Schema,
    Short,
    Strict,
    idempotent,
    listed,
    made,
    moment,
)

router = Router(tags=["Tokens and webhooks"])


class TokenOut(Schema):
    uid: UID
    name: str
    scopes: list[str]
    created_at: str
    expires_at: str | None
    last_used_at: str | None


class WebhookIn(Strict):
    name: Short
    url: Annotated[str, Field(max_length=500, examples=["https://example.org/hook"])]
    facts: Annotated[list[Short], Field(min_length=1, max_length=50, examples=[["ledger.*"]])]


class WebhookOut(Schema):
    uid: UID
    name: str
    url: str
    facts: list[str]
    state: str
    created_at: str


class WebhookMadeOut(WebhookOut):
    """`secret` is told once: null when the same key comes again."""

    secret: str | None


class SecretOut(Schema):
    """`secret` is told once: null when the same key comes again."""

    secret: str | None


class DeliveryOut(Schema):
    """`state`: pending, running, retry, held or done; `error` of the last try."""

    uid: UID
    event: str
    state: str
    tries: int
    error: str
    created_at: str
    next_at: str | None
    done_at: str | None


class WebhookChange(Strict):
    state: WebhookState


def show_token(token: Token) -> dict[str, Any]:
    return {
        "uid": token.uid,
        "name": token.name,
        "scopes": token.scopes,
        "created_at": moment(token.created_at),
        "expires_at": moment(token.expires_at),
        "last_used_at": moment(token.last_used_at),
    }


def show_webhook(hook: Webhook) -> dict[str, Any]:
    return {
        "uid": hook.uid,
        "name": hook.name,
        "url": hook.url,
        "facts": hook.facts,
        "state": hook.state,
        "created_at": moment(hook.created_at),
    }


@router.get("/tokens", response=Listed[TokenOut])
def tokens(request: Any, after: After = "", limit: Limit = 20) -> Any:
    """One's own tokens, without their secrets."""
    mine = Token.objects.filter(member=_me(request), revoked_at=None)
    return listed(mine, after, limit, show_token, order=("-id",))


@router.delete("/tokens/{uid}", response={204: None})
def revoke(request: Any, uid: UID) -> Any:
    """Revoke a token at once; also the one that asks."""
    revoke_token(by=request.viewer, token=get_object_or_404(Token, uid=uid, member=_me(request)))
    return None


@router.get("/webhooks", response=Listed[WebhookOut])
def webhooks(request: Any, after: After = "", limit: Limit = 20) -> Any:
    """One's own webhooks."""
    return listed(Webhook.objects.filter(owner=_me(request)), after, limit, show_webhook, order=("-id",))


@router.post("/webhooks", response=MADE(WebhookMadeOut))
@idempotent
def create_webhook(request: Any, new: WebhookIn) -> Any:
    """Tell an address of what happens. `secret` signs each delivery (header X-WeZer-Signature) and is shown only here."""
    hook = make_webhook(by=request.viewer, name=new.name, url=new.url, facts=new.facts)
    return made({**show_webhook(hook), "secret": hook.secret}, once=("secret",))


@router.patch("/webhooks/{uid}", response=WebhookOut)
def change_webhook(request: Any, uid: UID, change: WebhookChange) -> Any:
    """Pause it or let it speak again."""
    hook = _hook(request, uid)
    pause_webhook(by=request.viewer, webhook=hook, pause=change.state == WebhookState.PAUSED)
    return show_webhook(hook)


@router.post("/webhooks/{uid}/secret", response=MADE(SecretOut))
@idempotent
def new_secret(request: Any, uid: UID) -> Any:
    """A new secret; the former one signs nothing any more."""
    return made({"secret": renew_secret(by=request.viewer, webhook=_hook(request, uid))}, once=("secret",))


@router.get("/webhooks/{uid}/deliveries", response=Listed[DeliveryOut])
def deliveries(request: Any, uid: UID, after: After = "", limit: Limit = 20) -> Any:
    """What was sent, newest first; what arrived is kept for thirty days."""
    return listed(deliveries_of(_hook(request, uid)), after, limit, _show_delivery, order=("-id",))


@router.post("/webhooks/{uid}/test", response=MADE(DeliveryOut))
@idempotent
def test_webhook(request: Any, uid: UID) -> Any:
    """Send a message called `api.webhook_test`, to see whether it arrives."""
    return made(_show_delivery(try_webhook(by=request.viewer, webhook=_hook(request, uid))))


def _show_delivery(flight: Any) -> dict[str, Any]:
    waits = flight.state in ("pending", "retry")
    return {
        "uid": flight.uid,
        "event": told_of(flight),
        "state": flight.state,
        "tries": flight.tries,
        "error": flight.error,
        "created_at": moment(flight.created_at),
        "next_at": moment(flight.next_at) if waits else None,
        "done_at": moment(flight.done_at),
    }


@router.delete("/webhooks/{uid}", response={204: None})
def delete_webhook(request: Any, uid: UID) -> Any:
    """Remove it; what still waits to be sent is held."""
    remove_webhook(by=request.viewer, webhook=_hook(request, uid))
    return None


def _hook(request: Any, uid: Any) -> Webhook:
    return get_object_or_404(Webhook, uid=uid, owner=_me(request))


def _me(request: Any) -> Any:
    if request.viewer.member is None:
        raise NotSignedIn()
    return request.viewer.member
