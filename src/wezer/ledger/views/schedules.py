"""Payments to come: once on a day, in parts, or again and again."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wezer.core.http import MemberRequest
from wezer.kernel.permissions import can
from wezer.kernel.refusals import Refusal
from wezer.ledger.acts.schedules import cancel_schedule, pay_missed, schedule_payment, skip_missed
from wezer.ledger.forms import PlanForm
from wezer.ledger.models import Occurrence, OccurrenceState, Schedule, State
from wezer.ledger.screens import payable
from wezer.ui.forms import say_on
from wezer.ui.http import form_key, go
from wezer.ui.http import show as show_page


@login_required
def index(request: MemberRequest) -> HttpResponse:
    """Plans from and to one's wallet, the running ones first."""
    party = request.viewer.party
    plans = Schedule.objects.filter(Q(payer=party) | Q(payee=party)).select_related("payer__photo", "payee__photo")
    listed = [Plan.of(each) for each in plans.prefetch_related("occurrences").order_by("state", "-id")[:50]]
    may_pay = can(request.viewer, "ledger.pay", party)
    context = {"plans": listed, "party": party, "may_pay": may_pay}
    return show_page(request, "ledger/payment/planned.html", "ledger/payment/planned.html", context)


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan as its page shows it: what waits for an answer, the newest of what was, the next of what is to come."""

    plan: Schedule
    missed: list[Occurrence]
    others: list[Occurrence]

    @classmethod
    def of(cls, plan: Schedule) -> "Plan":
        rows = sorted(plan.occurrences.all(), key=lambda one: one.number)
        missed = [one for one in rows if one.state == OccurrenceState.MISSED]
        coming = [one for one in rows if one.state == OccurrenceState.SCHEDULED]
        been = [one for one in rows if one.state not in (OccurrenceState.MISSED, OccurrenceState.SCHEDULED)]
        return cls(plan, missed[:_SHOWN], [*been[-3:], *coming[:3]])


#: So many of those that were missed are offered at once.
_SHOWN = 12


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
def answer(request: MemberRequest, uid: str) -> HttpResponse:
    """What becomes of payments that were not made by themselves: `pay` one, or leave out one, or all of them."""
    viewer: Any = request.viewer
    plan = get_object_or_404(Schedule.objects.select_related("payer"), uid=uid, payer_id__in=viewer.own_party_ids)
    typed = request.POST.get("number", "")
    number = int(typed) if typed.isdecimal() and len(typed) < 7 else None
    if request.POST.get("answer") == "pay":
        rows = plan.occurrences.select_related("schedule__payer")
        paid = pay_missed(by=viewer, occurrence=get_object_or_404(rows, number=number))
        waits = paid.state == State.PENDING
        return go(request, "wallet:planned", said=_("It waits to be signed.") if waits else _("Paid."))
    skip_missed(by=viewer, schedule=plan, number=number)
    return go(request, "wallet:planned", said=_("Left out. The plan goes on."))


@login_required
@require_POST
def cancel(request: MemberRequest, uid: str) -> HttpResponse:
    viewer: Any = request.viewer
    plan = get_object_or_404(Schedule.objects.select_related("payer"), uid=uid, payer_id__in=viewer.own_party_ids)
    cancel_schedule(by=viewer, schedule=plan)
    return go(request, "wallet:planned")
