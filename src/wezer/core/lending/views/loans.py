"""Loans: one's own, and each as a conversation with its next step on top."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from wezer.core.forms_talk import CommentForm
from wezer.core.http import MemberRequest
from wezer.core.lending import queries
from wezer.core.lending.acts import disputes, loans
from wezer.core.lending.acts.stepping import RIGHTS
from wezer.core.lending.forms import AcceptForm, HandingForm, OfferForm, WordsForm
from wezer.core.lending.rules import STEPS as RULES
from wezer.core.mediation import views as mediation
from wezer.core.mediation.acts import name_mediator
from wezer.core.mediation.forms import MediatorForm
from wezer.core.mediation.queries import mediation_context
from wezer.core.models import Loan, LoanState
from wezer.core.talk_feed import mark_mine
from wezer.core.thread import thread
from wezer.kernel.permissions import require
from wezer.ui.forms import submit
from wezer.ui.http import go
from wezer.ui.http import show as show_page
from wezer.ui.paging import page_of

#: The step in the address → the act, its form, what is said.
STEPS: dict[str, tuple[Any, Any, Any]] = {
    "agree": (loans.agree_loan, WordsForm, gettext_lazy("Agreed. The days are held.")),
    "refuse": (loans.refuse_loan, WordsForm, gettext_lazy("Declined.")),
    "cancel": (loans.cancel_loan, WordsForm, gettext_lazy("Called off. The days are free again.")),
    "hand_over": (loans.hand_over, HandingForm, gettext_lazy("Handed over.")),
    "bring_back": (loans.bring_back, HandingForm, gettext_lazy("Brought back.")),
    "close": (loans.close_loan, WordsForm, gettext_lazy("Closed. Thank you.")),
    "lose": (loans.lose_loan, WordsForm, gettext_lazy("Noted. It was honest to say so.")),
    "dispute": (disputes.dispute_loan, WordsForm, gettext_lazy("Said. Those who mediate read it too.")),
    "propose": (disputes.propose_settlement, OfferForm, gettext_lazy("Proposed.")),
    "accept": (disputes.accept_settlement, AcceptForm, gettext_lazy("Settled.")),
    "decide": (disputes.decide_settlement, OfferForm, gettext_lazy("Decided.")),
}


@login_required
def mine(request: MemberRequest) -> HttpResponse:
    """What one borrows and lends; `?side=lent`, `?all=yes`."""
    side = request.GET.get("side", "")
    lent = {"lent": True, "borrowed": False}.get(side)
    rows = queries.loans_of(request.viewer, lent=lent, only_open=request.GET.get("all") != "yes")
    page = page_of(rows, request, size=20)
    context = {"page": page, "side": side if lent is not None else "", "all": request.GET.get("all") == "yes"}
    return show_page(request, "core/lending/loans.html", "core/lending/_loans.html", context)


def find_loan(request: MemberRequest, uid: Any) -> Loan:
    """The loan, for its two sides and for who mediates; to anybody else there is nothing."""
    found: Loan = get_object_or_404(Loan.objects.visible_to(request.viewer).with_parts(), uid=uid)
    return found


@login_required
def show(request: MemberRequest, uid: Any) -> HttpResponse:
    return render(request, "core/lending/loan.html", context_of(request, find_loan(request, uid)))


def context_of(request: MemberRequest, loan: Loan, name: str = "", form: Any = None) -> dict[str, Any]:
    """`name` and `form`: the step that was refused, shown again with its errors."""
    viewer: Any = request.viewer
    possible = queries.possible_steps(loan, viewer)
    side = next((party for party in (loan.owner, loan.borrower) if viewer.may_act_for(party)), None)
    forms = {step: _form(step, loan, auto=f"{step}-%s") for step in possible}
    if name in RULES:
        forms[name] = form
        if isinstance(form, AcceptForm):
            form.reads_anew(loan)
    mark_mine([loan], viewer)
    is_asked = loan.state == LoanState.REQUESTED
    return {
        **(mediation_context(loan, viewer, loan.get_absolute_url()) if loan.is_disputed else {}),
        "mediator_form": form if isinstance(form, MediatorForm) else MediatorForm(),
        "item": loan,
        "loan": loan,
        "possible": possible,
        "forms": forms,
        "refused": name,
        "mine": side,
        "is_owner": side is not None and side.pk == loan.owner_id,
        "other": loan.other_than(side.pk) if side is not None else loan.borrower,
        "told": queries.conversation(loan),
        "cost": queries.cost_of(loan),
        "before": queries.before_in_queue(loan) if is_asked else 0,
        "are_free": queries.are_days_free(loan) if is_asked else True,
        "thread": thread(loan, viewer, everything=request.GET.get("comments") == "all"),
        "comment_form": CommentForm(auto_id=f"c-%s-{loan.uid}"),
    }


def _form(name: str, loan: Loan, *args: Any, auto: str) -> Any:
    kind = STEPS[name][1]
    return kind(*args, auto_id=auto, **({"loan": loan} if kind in (AcceptForm, OfferForm) else {}))


@login_required
@require_POST
def step(request: MemberRequest, uid: Any, name: str) -> HttpResponse:
    """Take a step; the act asks whether it is the viewer's to take, and whether it is time."""
    loan = find_loan(request, uid)
    if name in mediation.STEPS:
        return _gone_on(request, loan, mediation.take_step(request, loan, name))
    if name not in STEPS:
        raise Http404
    require(request.viewer, RIGHTS[RULES[name].who], loan)
    act, _kind, said = STEPS[name]
    form = _form(name, loan, request.POST, request.FILES, auto=f"{name}-%s")
    if submit(form, act, by=request.viewer, loan=loan) is None:
        return render(
            request, "core/lending/loan.html", context_of(request, find_loan(request, uid), name, form), status=422
        )
    return _gone_on(request, loan, str(said))


def _gone_on(request: MemberRequest, loan: Loan, said: str) -> HttpResponse:
    """To the loan; to one's own when one reads this one no longer."""
    viewer: Any = request.viewer
    viewer.forget()  # who mediates reads it by an audience that the step may have changed
    is_read = Loan.objects.visible_to(viewer).filter(pk=loan.pk).exists()
    return go(request, loan.get_absolute_url() if is_read else reverse("library:loans"), said=said)


@login_required
@require_POST
def mediator(request: MemberRequest, uid: Any) -> HttpResponse:
    """Name somebody who mediates in this case alone."""
    loan, form = find_loan(request, uid), MediatorForm(request.POST)
    if submit(form, name_mediator, by=request.viewer, case=loan) is not None:
        return _gone_on(request, loan, mediation.said_of_naming(loan))
    context = context_of(request, find_loan(request, uid), "mediator", form)
    return render(request, "core/lending/loan.html", context, status=422)


@login_required
@require_POST
def photos(request: MemberRequest, uid: Any) -> HttpResponse:
    """More pictures of how it went or came back."""
    loan = find_loan(request, uid)
    uploads = request.FILES.getlist("photos")
    loans.add_loan_photos(by=request.viewer, loan=loan, photos=uploads, back=request.POST.get("back") == "yes")
    return go(request, reverse("library:loan", args=[uid]), said=_("Added."))
