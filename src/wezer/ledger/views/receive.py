"""Receiving: asking somebody, or showing a code that anyone can pay."""

from typing import Any

import segno
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from wezer.core.http import MemberRequest
from wezer.kernel.refusals import Refusal
from wezer.ledger.acts.payments import request_payment
from wezer.ledger.acts.tickets import cancel_ticket, find_ticket, open_ticket
from wezer.ledger.acts.tickets import pay_ticket as pay_ticket_act
from wezer.ledger.forms import RequestForm, TicketCodeForm
from wezer.ledger.lasting import lasts_until
from wezer.ledger.models import Ticket, TicketState
from wezer.ledger.screens import payable, purses
from wezer.ui.forms import say_on, status_of, submit
from wezer.ui.http import form_key, go
from wezer.ui.http import show as show_page


@login_required
def ask(request: MemberRequest) -> HttpResponse:
    """Ask a member to pay; with nobody named, make a ticket."""
    viewer: Any = request.viewer
    payee = viewer.party
    form = RequestForm(
        request.POST or None, viewer=viewer, currencies=payable(payee), initial={"to": request.GET.get("from", "")}
    )
    if request.method == "POST" and form.is_valid():
        try:
            return go(request, _asked(request, form, payee))
        except Refusal as refusal:
            say_on(form, refusal)
    tickets = Ticket.objects.filter(payee=payee, state=TicketState.OPEN).order_by("-id")[:10]
    context = {"form": form, "payee": payee, "tickets": tickets, "address": _pay_address(request, payee)}
    status = 422 if form.errors else 200
    return show_page(request, "ledger/payment/receive.html", "ledger/payment/receive.html", context, status=status)


def _asked(request: MemberRequest, form: RequestForm, payee: Any) -> str:
    viewer: Any = request.viewer
    payer, memo = form.cleaned_data["to"], form.cleaned_data["memo"]
    if payer is None:
        made = open_ticket(by=viewer, payee=payee, amounts=form.amounts(), memo=memo)
        return reverse("wallet:ticket", args=[made.uid])
    asked = request_payment(
        by=viewer, payer=payer, payee=payee, amounts=form.amounts(), memo=memo, key=form_key(request)
    )
    return reverse("wallet:movement", args=[asked.uid])


def _pay_address(request: MemberRequest, payee: Any) -> str:
    return request.build_absolute_uri(f"{reverse('wallet:pay')}?to={payee.uid}")


@login_required
def code(request: MemberRequest) -> HttpResponse:
    """Type (or come from) a ticket's code; wrong ones are counted."""
    form = TicketCodeForm(request.POST or None)
    if request.method == "POST":
        found = submit(form, find_ticket, by=request.viewer)
        if found is not None:
            return go(request, reverse("wallet:ticket", args=[found.uid]))
    status = status_of(form)
    return show_page(request, "ledger/payment/code.html", "ledger/payment/code.html", {"form": form}, status=status)


@login_required
def ticket(request: MemberRequest, uid: str) -> HttpResponse:
    """To its maker: the code to show. To somebody else: what paying it means, before and after."""
    viewer: Any = request.viewer
    found = get_object_or_404(Ticket.objects.select_related("payee__photo", "transaction"), uid=uid)
    if request.method == "POST" and request.POST.get("step") == "cancel":
        cancel_ticket(by=viewer, ticket=found)
        return go(request, "wallet:receive")
    context = {
        "ticket": found,
        "amounts": found.money(),
        "lasts_until": lasts_until(found),
        "is_mine": viewer.may_act_for(found.payee),
        "purses": purses(viewer.party),
    }
    return show_page(request, "ledger/payment/ticket.html", "ledger/payment/ticket.html", context)


@login_required
def ticket_code(request: MemberRequest, uid: str) -> HttpResponse:
    """The QR code as a picture, for the ticket's maker."""
    found = get_object_or_404(Ticket, uid=uid)
    if not request.viewer.may_act_for(found.payee_id):
        raise Http404
    address = request.build_absolute_uri(reverse("wallet:ticket", args=[found.uid]))
    picture = segno.make(address, error="m").svg_inline(scale=6, border=2)
    return HttpResponse(
        picture.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1), content_type="image/svg+xml"
    )


@login_required
@require_POST
def pay_ticket(request: MemberRequest, uid: str) -> HttpResponse:
    viewer: Any = request.viewer
    found = get_object_or_404(Ticket.objects.select_related("payee"), uid=uid)
    made = pay_ticket_act(by=viewer, ticket=found, payer=viewer.party, key=form_key(request))
    return go(request, reverse("wallet:movement", args=[made.uid]))
