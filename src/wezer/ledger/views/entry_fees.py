"""The fee that a membrane asks: what is to be paid and how, paying it, noting that it is received."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wezer.core.crossing.judging import settings_of
from wezer.core.halls import find_group, rooms_of, tabs_of
from wezer.core.http import MemberRequest
from wezer.core.models import Crossing
from wezer.kernel.permissions import can
from wezer.kernel.refusals import NotAllowed
from wezer.ledger.acts.entry_fees import (
    give_back_entry_fee,
    have_entry_fee_back,
    note_entry_fee,
    pay_entry_fee,
    refuse_entry_unpaid,
    unsay_entry_fee,
)
from wezer.ledger.currencies import currency
from wezer.ledger.entry_fees import (
    KIND,
    awaited_of,
    decides_entry,
    fee_of,
    found_crossing,
    is_open,
    is_paid,
    left_over,
    left_over_in,
    reference_of,
    sees_fees,
    underway,
    waits_for_nothing_else,
    with_payments,
)
from wezer.ledger.models import State, Transaction
from wezer.ui.http import form_key, go
from wezer.ui.paging import page_of


def _find(request: MemberRequest, uid: Any) -> Crossing:
    found = found_crossing(request.viewer, uid)
    if found is None:
        raise Http404
    return found


@login_required
@require_safe
def fee(request: MemberRequest, uid: Any) -> HttpResponse:
    """For whoever asks: what, how, and with which word. For who receives: the button that lets them in."""
    viewer: Any = request.viewer
    crossing = _find(request, uid)
    asked, said = fee_of(crossing), settings_of(crossing, KIND) or {}
    assert asked is not None, "only attempts that ask a fee are found"
    mine, group = viewer.member.pk == crossing.belonging.member_id, crossing.belonging.group
    is_tracked, waits = currency(asked.currency).is_tracked, is_open(crossing) and not is_paid(crossing, asked)
    moving = underway(crossing)
    context = {
        "crossing": crossing,
        "group": group,
        "member": crossing.belonging.member,
        "mine": mine,
        "fee": asked,
        "how": said.get("how", ""),
        "reference": reference_of(crossing),
        "waits": waits,
        "underway": moving,
        "paid": is_paid(crossing, asked),
        "may_pay": waits and mine and moving is None and can(viewer, "ledger.pay", viewer.member),
        "may_note": waits and _is_to_receive(moving, is_tracked) and can(viewer, "ledger.receive", group),
        "may_unsay": waits and _is_said(moving) and (mine or can(viewer, "ledger.receive", group)),
        "may_refuse": not mine and decides_entry(viewer, group) and waits_for_nothing_else(crossing),
        "is_tracked": is_tracked,
        **_left_over(viewer, crossing),
    }
    return render(request, "ledger/entry_fee.html", context)


def _is_to_receive(moving: Transaction | None, is_tracked: bool) -> bool:
    """Also while a payment of it waits to be signed: it may come in by another way."""
    return is_tracked if moving is None or moving.state == State.PENDING else moving.state == State.CONFIRMING


def _is_said(payment: Transaction | None) -> bool:
    return payment is not None and payment.state == State.CONFIRMING


def _left_over(viewer: Any, crossing: Crossing) -> dict[str, Any]:
    """What was paid by who did not come in, and who does what about it."""
    left = left_over(crossing)
    if left is None:
        return {}
    receives = can(viewer, "ledger.receive", crossing.belonging.group)
    is_back = left.state == State.REFUNDING and viewer.may_spend_for(left.payer)
    return {
        "left": left,
        "may_give_back": receives and left.state in (State.COMPLETED, State.CONFIRMING),
        "may_unsay": _is_said(left) and (receives or viewer.may_spend_for(left.payer)),
        "may_have_back": is_back,
    }


@login_required
@require_safe
def awaited(request: MemberRequest, slug: str) -> HttpResponse:
    """The fees that a group waits for, and what is to be given back: for who decides who enters, and who receives."""
    viewer: Any = request.viewer
    group = find_group(viewer, slug)
    if not sees_fees(viewer, group):
        raise NotAllowed()
    page = page_of(awaited_of(group), request, size=50, order=("began_at", "id"))
    context = {
        "group": group,
        "tabs": tabs_of(group, rooms_of(group), viewer),
        "page": page,
        "rows": with_payments(page.items),
        "left": [] if request.GET.get("after") else left_over_in(group),
    }
    return render(request, "ledger/entry_fees.html", context)


@login_required
@require_POST
def payment(request: MemberRequest, uid: Any) -> HttpResponse:
    """From one's own wallet."""
    crossing = _find(request, uid)
    made = pay_entry_fee(by=request.viewer, crossing=crossing, key=form_key(request))
    page = reverse("fees:fee", args=[uid])
    if made.state == State.COMPLETED:
        return go(request, crossing.belonging.group, said=_("The fee is paid."))
    if made.state == State.PENDING:
        return go(request, page, said=_("It waits to be signed."))
    return go(request, page, said=_("Said. You are in once the group has received it."))


@login_required
@require_POST
def receipt(request: MemberRequest, uid: Any) -> HttpResponse:
    """It has arrived."""
    crossing = _find(request, uid)
    note_entry_fee(by=request.viewer, crossing=crossing)
    said = _("Received. {name} is told.").format(name=crossing.belonging.member.name)
    return go(request, reverse("fees:fee", args=[uid]), said=said)


@login_required
@require_POST
def give_back(request: MemberRequest, uid: Any) -> HttpResponse:
    """To who does not come in."""
    crossing = _find(request, uid)
    made = give_back_entry_fee(by=request.viewer, crossing=crossing)
    said = _("Given back.") if made.state == State.COMPLETED else _("On its way back: they say here when they have it.")
    return go(request, reverse("fees:fee", args=[uid]), said=said)


@login_required
@require_POST
def have_back(request: MemberRequest, uid: Any) -> HttpResponse:
    have_entry_fee_back(by=request.viewer, crossing=_find(request, uid))
    return go(request, reverse("fees:fee", args=[uid]), said=_("It is settled."))


@login_required
@require_POST
def unsay(request: MemberRequest, uid: Any) -> HttpResponse:
    """It was not paid, or has not arrived."""
    unsay_entry_fee(by=request.viewer, crossing=_find(request, uid))
    return go(request, reverse("fees:fee", args=[uid]), said=_("It counts as not paid."))


@login_required
@require_POST
def refuse(request: MemberRequest, uid: Any) -> HttpResponse:
    """It is not waited for any longer."""
    crossing = _find(request, uid)
    refuse_entry_unpaid(by=request.viewer, crossing=crossing, reason=request.POST.get("reason", ""))
    said = _("{name} is told.").format(name=crossing.belonging.member.name)
    return go(request, reverse("fees:fee", args=[uid]), said=said)
