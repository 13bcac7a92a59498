"""The fee that a membrane asks: what is to be paid and how, paying it, noting that it is received."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wezer.core.crossing.judging import settings_of
from wezer.core.http import MemberRequest
from wezer.core.models import Crossing
from wezer.kernel.permissions import can
from wezer.ledger.acts.entry_fees import note_entry_fee, pay_entry_fee
from wezer.ledger.currencies import currency
from wezer.ledger.entry_fees import KIND, fee_of, found_crossing, is_open, is_paid, underway
from wezer.ledger.models import State, Transaction
from wezer.ui.http import form_key, go


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
        "reference": str(crossing.uid)[-8:].upper(),
        "waits": waits,
        "underway": moving,
        "paid": is_paid(crossing, asked),
        "may_pay": waits and mine and moving is None and can(viewer, "ledger.pay", viewer.member),
        "may_note": waits and _is_to_receive(moving, is_tracked) and can(viewer, "ledger.receive", group),
        "is_tracked": is_tracked,
    }
    return render(request, "ledger/entry_fee.html", context)


def _is_to_receive(moving: Transaction | None, is_tracked: bool) -> bool:
    """What waits to be signed has not arrived yet."""
    return is_tracked if moving is None else moving.state == State.CONFIRMING


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
