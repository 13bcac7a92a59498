"""Expenses: what members paid for the community, seen by themselves, by who consents, and by who gives it back."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wezer.core.models import File
from wezer.core.pictures import served
from wezer.kernel.permissions import can
from wezer.kernel.refusals import Refusal
from wezer.operation.acts import claims as acts
from wezer.operation.forms_expenses import ClaimForm, ReasonForm, RepayForm
from wezer.operation.models import Claim, ClaimState, approved_groups
from wezer.operation.permissions import KEEP_BOOKS, SEE_BOOKS
from wezer.operation.queries import claims as queries
from wezer.operation.queries.books import community_books
from wezer.operation.queries.invoices import payable_currencies
from wezer.ui.forms import submit
from wezer.ui.http import form_key, go
from wezer.ui.http import show as show_page
from wezer.ui.paging import page_of

ROWS = 50


@login_required
def index(request: Any) -> HttpResponse:
    """Mine, to look at, to give back, all: the last three only for those whom they concern."""
    viewer, books = request.viewer, community_books()
    if viewer.member is None:
        raise Http404
    which = request.GET.get("which", "mine")
    lists = {"mine": lambda: queries.own(viewer), "approve": lambda: queries.to_approve(viewer)}
    lists |= {"repay": lambda: queries.to_repay(viewer, books), "all": lambda: queries.every(viewer, books)}
    if which not in lists:
        raise Http404
    page = page_of(lists[which](), request, size=ROWS, order=("-id",))
    context = {
        "books": books,
        "page": page,
        "which": which,
        "tabs": _tabs(viewer, books),
        "may_write": books is not None,
    }
    return show_page(request, "operation/expenses/list.html", "operation/expenses/_rows.html", context)


def _tabs(viewer: Any, books: Any) -> list[dict[str, Any]]:
    shown = [("mine", _("Mine"))]
    if approved_groups(viewer):
        shown.append(("approve", _("To look at")))
    if books is not None and can(viewer, KEEP_BOOKS, books):
        shown.append(("repay", _("To give back")))
    if books is not None and can(viewer, SEE_BOOKS, books):
        shown.append(("all", _("All")))
    address = reverse("office:expenses")
    return [{"key": key, "label": label, "href": f"{address}?which={key}"} for key, label in shown]


@login_required
def create(request: Any) -> HttpResponse:
    books = community_books()
    if books is None or request.viewer.member is None:
        raise Http404
    form = _form(request, books)
    if request.method == "POST" and "more" not in request.POST and form.is_valid():
        try:
            made = acts.write_claim(
                by=request.viewer, books=books, lines=_lines(request, form), key=form_key(request), **form.head()
            )
            return _done(request, made)
        except Refusal as refusal:
            form.say(refusal)
    return _show_form(request, form, None, books)


@login_required
def edit(request: Any, uid: Any) -> HttpResponse:
    claim = _found(request, uid)
    if "change" not in queries.possible_steps(claim, request.viewer):
        return go(request, claim)
    form = _form(request, claim.books, claim)
    if request.method == "POST" and "more" not in request.POST and form.is_valid():
        try:
            acts.change_claim(by=request.viewer, claim=claim, lines=_lines(request, form), **form.head())
            return _done(request, claim)
        except Refusal as refusal:
            form.say(refusal)
    return _show_form(request, form, claim, claim.books)


def _form(request: Any, books: Any, claim: Claim | None = None) -> ClaimForm:
    return ClaimForm(
        request.POST or None, request.FILES or None, books=books, groups=queries.groups_of(request.viewer),
        currencies=payable_currencies(books), claim=claim,
    )  # fmt: skip


def _lines(request: Any, form: ClaimForm) -> list[acts.Spent]:
    """With the photos that came along, each checked before anything is kept."""
    made = []
    for row in form.written():
        upload = row.cleaned_data.get("receipt")
        made.append(row.spent(acts.take_receipt(by=request.viewer, upload=upload) if upload else None))
    return made


def _done(request: Any, claim: Claim) -> HttpResponse:
    if "send" not in request.POST:
        return go(request, claim, said=_("Kept as a draft."))
    if claim.state in (ClaimState.DRAFT, ClaimState.REFUSED):
        acts.submit_claim(by=request.viewer, claim=claim)
    return go(request, claim, said=_("Sent: somebody will look at it."))


def _show_form(request: Any, form: ClaimForm, claim: Claim | None, books: Any) -> HttpResponse:
    status = 422 if form.errors and "more" not in request.POST else 200
    context = {"form": form, "claim": claim, "books": books}
    return show_page(request, "operation/expenses/edit.html", "operation/expenses/edit.html", context, status=status)


def _found(request: Any, uid: Any) -> Claim:
    rows = Claim.objects.visible_to(request.viewer).select_related(
        "claimant__photo", "group", "books__entity", "currency", "approver", "transaction"
    )
    return get_object_or_404(rows.prefetch_related("lines__receipt"), uid=uid)


@login_required
def detail(request: Any, uid: Any) -> HttpResponse:
    return _show(request, _found(request, uid))


def _show(request: Any, claim: Claim, refusal: ReasonForm | None = None, status: int = 200) -> HttpResponse:
    context = {
        "claim": claim, "books": claim.books, "possible": queries.possible_steps(claim, request.viewer),
        "refusal": refusal or ReasonForm(), "repayment": RepayForm(),
    }  # fmt: skip
    return show_page(
        request, "operation/expenses/expense.html", "operation/expenses/expense.html", context, status=status
    )


#: The step in the address → its act, and what is said.
STEPS: dict[str, tuple[Any, Any]] = {
    "submission": (acts.submit_claim, lambda: _("Sent: somebody will look at it.")),
    "withdrawal": (acts.withdraw_claim, lambda: _("Taken back.")),
    "approval": (acts.approve_claim, lambda: _("Consented: it is on its way into the books.")),
}


@login_required
@require_POST
def take_step(request: Any, uid: Any, step: str) -> HttpResponse:
    if step not in STEPS:
        raise Http404
    claim, (act, said) = _found(request, uid), STEPS[step]
    act(by=request.viewer, claim=claim)
    return go(request, "office:expenses" if step == "withdrawal" else claim, said=said())


@login_required
@require_POST
def refuse(request: Any, uid: Any) -> HttpResponse:
    claim, form = _found(request, uid), ReasonForm(request.POST)
    if submit(form, acts.refuse_claim, by=request.viewer, claim=claim) is None:
        return _show(request, claim, form, status=422)
    return go(request, claim, said=_("Sent back with your reason."))


@login_required
@require_POST
def repay(request: Any, uid: Any) -> HttpResponse:
    claim, form = _found(request, uid), RepayForm(request.POST)
    means = form.cleaned_data["means"] if form.is_valid() else "bank"
    acts.repay_claim(by=request.viewer, claim=claim, means=means)
    return go(request, claim, said=_("Noted: it is on its way into the books."))


@login_required
@require_safe
def receipt(request: Any, uid: Any, file: Any, size: str) -> HttpResponse:
    """The photo of a receipt, to whoever may see the claim."""
    claim = _found(request, uid)
    found = get_object_or_404(File, uid=file, pk__in=claim.lines.values("receipt"))
    return served(request, found, size)
