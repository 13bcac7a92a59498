"""One payment: its page is its receipt, and where its parties take the next step."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from wezer.core.abouts import about
from wezer.core.http import MemberRequest
from wezer.core.models import Party
from wezer.core.panels import item_panels
from wezer.kernel.permissions import can
from wezer.ledger.acts import receipts
from wezer.ledger.acts.payments import abort, accept_request, refuse
from wezer.ledger.acts.settling import SETTLES
from wezer.ledger.acts.signing import may_sign, sign, signers
from wezer.ledger.agreed import dispute_of
from wezer.ledger.lasting import lasts_until
from wezer.ledger.models import MADE_OR_UNMADE, OF_RIGHT, State, Transaction, lines
from wezer.ledger.screens import may_see
from wezer.ui.http import go
from wezer.ui.http import show as show_page


@dataclass(frozen=True, slots=True)
class Step:
    """Something a party may do with a payment. `states`: where it starts from; `side`: payer, payee, either, signer."""

    act: Callable[..., Any]
    label: Any
    states: tuple[str, ...]
    side: str
    icon: str
    tone: str = ""
    note: Any = ""


STEPS: dict[str, Step] = {
    "acceptance": Step(accept_request, _("Pay"), (State.PENDING,), "payer", "check", "primary"),
    "refusal": Step(refuse, _("Do not pay"), (State.PENDING,), "payer", "x"),
    "signature": Step(sign, _("Sign"), (State.PENDING,), "signer", "signature", "primary"),
    "receipt": Step(
        receipts.confirm_receipt,
        _("I received it"),
        (State.CONFIRMING,),
        "payee",
        "check",
        "primary",
        _("Confirm once the money is really there."),
    ),
    "refund-receipt": Step(
        receipts.confirm_refund, _("I have it back"), (State.REFUNDING,), "payer", "check", "primary"
    ),
    "reversal": Step(
        receipts.reverse,
        _("Give it back"),
        (State.COMPLETED,),
        "payee",
        "undo-2",
        "",
        _("A new movement the other way; nothing is erased."),
    ),
    "cancellation": Step(
        abort,
        _("Cancel"),
        (State.DRAFT, State.PENDING, State.SCHEDULED, State.ACCEPTED, State.INVOICED, State.CONFIRMING),
        "either",
        "x",
    ),
    "withdrawal": Step(receipts.withdraw_thanks, _("Take it back"), (State.COMPLETED,), "giver", "undo-2"),
}


def _find(request: MemberRequest, uid: str) -> Transaction:
    found = get_object_or_404(
        Transaction.objects.select_related("payer__photo", "payee__photo", "initiator", "reverses"), uid=uid
    )
    if not may_see(request.viewer, found):
        raise Http404
    return found


@login_required
def detail(request: MemberRequest, uid: str) -> HttpResponse:
    """The receipt: who, how much in each currency, why, where it stands, each step it took."""
    viewer: Any = request.viewer
    one = _find(request, uid)
    legs, dispute = lines(one), dispute_of(one, viewer)
    context = {
        "transaction": one,
        "amounts": [leg.money for leg in legs],
        "lasts_until": lasts_until(one),
        "log": one.log.select_related("actor", "acting_for").order_by("id"),
        "steps": [
            (name, step)
            for name, step in STEPS.items()
            if dispute is None
            and _is_there(viewer, name)
            and _offered(viewer, one, step, legs)
            and _may_still(viewer, one, step)
        ],
        "dispute": dispute,
        "about": about(one.about, viewer) if one.about else None,
        "reversals": list(one.reversals.all()),
        "signers": Party.objects.filter(pk__in=signers(one)) if one.state == State.PENDING else [],
        "panels": [mark_safe(html) for html in item_panels.show(one, viewer, request)],  # noqa: S308 - rendered templates
        "is_payer": viewer.may_act_for(one.payer_id),
        "tracked": any(leg.currency.is_tracked for leg in legs),
    }
    return show_page(request, "ledger/payment/transaction.html", "ledger/payment/transaction.html", context)


@login_required
@require_POST
def take_step(request: MemberRequest, uid: str, step: str) -> HttpResponse:
    """One step of STEPS; a refusal is said by the middleware, as everywhere."""
    if step not in STEPS or not _is_there(request.viewer, step):
        raise Http404
    one = _find(request, uid)
    waits = STEPS[step].act(by=request.viewer, transaction=one) is False
    said = str(_("You want to cancel. It ends when the other side wants it, too.")) if waits else ""
    return go(request, reverse("wallet:movement", args=[one.uid]), said=said)


def _is_there(viewer: Any, step: str) -> bool:
    return viewer.is_inside or step in SETTLES


def _may_still(viewer: Any, one: Transaction, step: Step) -> bool:
    """Who is suspended or excluded pays only what was asked of them before."""
    return viewer.is_inside or step.act is not accept_request or can(viewer, "ledger.settle_own", one)


def _offered(viewer: Any, one: Transaction, step: Step, legs: Any) -> bool:
    if one.state not in step.states or one.reverses_id is not None:
        return False
    if step.act is receipts.reverse and (one.path in MADE_OR_UNMADE or not receipts.may_undo(viewer, one)):
        return False
    if step.act is abort and not _may_end(viewer, one):
        return False
    thanks = all(getattr(leg, "purpose", "") == "thanks" for leg in legs)
    if one.path in OF_RIGHT and step.side == "either":
        return viewer.member is not None and viewer.member.pk == one.initiator_id
    if step.side == "signer":
        return one.path != "request" and may_sign(viewer, one) and viewer.member.pk not in signers(one)
    if one.state == State.PENDING and one.path != "request" and step.side == "payer":
        return False
    if step.side == "giver":
        return thanks and viewer.may_act_for(one.payer_id)
    if thanks:
        return False
    sides = {"payer": (one.payer_id,), "payee": (one.payee_id,), "either": (one.payer_id, one.payee_id)}[step.side]
    may_moderate = step.act is receipts.reverse and can(viewer, "ledger.moderate")
    return may_moderate or any(viewer.may_act_for(party) for party in sides)


def _may_end(viewer: Any, one: Transaction) -> bool:
    """Before anything is agreed, who began it (of a planned one who pays, too); afterwards whoever has not said so yet."""
    if one.state in (State.ACCEPTED, State.INVOICED, State.CONFIRMING):
        waits = (one.payer_id, one.payer_cancels), (one.payee_id, one.payee_cancels)
        return any(viewer.may_act_for(party) and not has_said for party, has_said in waits)
    is_mine = viewer.party is not None and viewer.party.pk == one.party_id
    is_begun = is_mine or (viewer.member is not None and viewer.member.pk == one.initiator_id)
    return is_begun or (one.state == State.SCHEDULED and viewer.may_act_for(one.payer_id))
