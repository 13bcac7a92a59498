"""Payments to come: once on a day, in parts, or again and again."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from wezer.core.http import MemberRequest
from wezer.kernel.refusals import Refusal
from wezer.ledger.acts.schedules import cancel_schedule, schedule_payment
from wezer.ledger.forms import PlanForm
from wezer.ledger.models import Schedule
from wezer.ledger.screens import payable
from wezer.ui.forms import say_on
from wezer.ui.http import form_key, go
from wezer.ui.http import show as show_page


@login_required
def index(request: MemberRequest) -> HttpResponse:
    """Plans from and to one's wallet, the running ones first."""
    party = request.viewer.party
    plans = Schedule.objects.filter(Q(payer=party) | Q(payee=party)).select_related("payer__photo", "payee__photo")
    listed = plans.prefetch_related("occurrences").order_by("state", "-id")[:50]
    return show_page(
        request, "ledger/payment/planned.html", "ledger/payment/planned.html", {"plans": listed, "party": party}
    )


@login_required
def create(request: MemberRequest) -> HttpResponse:
    viewer: Any = request.viewer
    form = PlanForm(
        request.POST or None, viewer=viewer, currencies=payable(viewer.party), initial={"to": request.GET.get("to", "")}
    )
    if request.method == "POST" and form.is_valid():
        try:
            schedule_payment(
                by=viewer, payer=viewer.party, payee=form.cleaned_data["to"], amounts=form.amounts(),
                memo=form.cleaned_data["memo"], first_on=form.cleaned_data["first_on"], key=form_key(request), **form.occurrences(),
            )  # fmt: skip
            return go(request, "wallet:planned")
        except Refusal as refusal:
            say_on(form, refusal)
    status = 422 if form.errors else 200
    return show_page(request, "ledger/payment/plan.html", "ledger/payment/plan.html", {"form": form}, status=status)


@login_required
@require_POST
def cancel(request: MemberRequest, uid: str) -> HttpResponse:
    viewer: Any = request.viewer
    plan = get_object_or_404(Schedule.objects.select_related("payer"), uid=uid, payer_id__in=viewer.own_party_ids)
    cancel_schedule(by=viewer, schedule=plan)
    return go(request, "wallet:planned")
