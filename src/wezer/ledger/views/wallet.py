"""The wallet of a member or a group, and its statements."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django_tasks import TaskResultStatus
from django_tasks.exceptions import TaskResultDoesNotExist

from wezer.core.accounts.sudo import show_again
from wezer.core.http import MemberRequest
from wezer.core.models import Group, Party
from wezer.kernel.permissions import can
from wezer.ledger.acts.limits import remove_authorisation, set_authorisation
from wezer.ledger.acts.moderating import look_at_balances
from wezer.ledger.exports import as_csv, as_json
from wezer.ledger.forms import AuthorisationForm, StatementForm
from wezer.ledger.jobs import print_statement, prints
from wezer.ledger.models import WALLET, Account, AuthorisationRule
from wezer.ledger.queries import may_see_balance
from wezer.ledger.screens import History, Purse, constellation, history, opens_wallet, purses
from wezer.ledger.statements import Filters, totals
from wezer.ledger.statements import statement as statement_of
from wezer.ui.forms import submit
from wezer.ui.http import go
from wezer.ui.http import show as show_page


@login_required
def mine(request: MemberRequest) -> HttpResponse:
    """One's own wallet."""
    viewer: Any = request.viewer
    return _wallet(request, viewer.member)


@login_required
def of_party(request: MemberRequest, uid: str) -> HttpResponse:
    """A group's wallet, or somebody's where the currency's rules let it be seen. Otherwise it is not there (404)."""
    party = get_object_or_404(Party.objects.select_related("group"), uid=uid)
    return _wallet(request, party)


def _wallet(request: MemberRequest, party: Party) -> HttpResponse:
    viewer: Any = request.viewer
    if not opens_wallet(viewer, party):
        raise Http404
    is_own = viewer.may_act_for(party)
    held = [purse for purse in purses(party) if is_own or may_see_balance(viewer, purse.account)]
    before = request.GET.get("before", "")
    place = int(before) if before.isdecimal() and len(before) < 19 else 0
    listed = history(party, before=place) if is_own else History([], [], 0)
    context = {
        "party": party,
        "is_own": is_own,
        "is_settling": not viewer.is_inside,  # suspended: settles, and begins nothing
        "purses": held,
        "sky": constellation(held),
        "waiting": listed.waiting,
        "movements": listed.moved,
        "next": listed.next,
        "wallets": _wallets(viewer),
        "may_manage": party.is_group and can(viewer, "ledger.manage_wallet", party),
        "address": reverse("wallet:of", args=[party.uid]),
    }
    return show_page(request, "ledger/wallet/wallet.html", "ledger/wallet/_movements.html", context)


def _wallets(viewer: Any) -> list[Party]:
    """The member's own and those of the groups they may act for."""
    others = viewer.own_party_ids - {viewer.member.pk}
    return (
        [viewer.member, *Group.objects.filter(pk__in=others, has_wallet=True).order_by("name")]
        if others
        else [viewer.member]
    )


@login_required
def signatures(request: MemberRequest, uid: str) -> HttpResponse:
    """Who must sign what is paid from this wallet."""
    viewer: Any = request.viewer
    party = get_object_or_404(Party, uid=uid)
    if not can(viewer, "ledger.manage_wallet", party):
        raise Http404
    if request.method == "POST" and request.POST.get("remove"):
        rule = _rule(party, request.POST["remove"])
        show_again(request, _("Say who must sign what {name} pays").format(name=party.name))
        remove_authorisation(by=viewer, rule=rule)
        return go(request, request.path)
    form = AuthorisationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        show_again(request, _("Say who must sign what {name} pays").format(name=party.name))
    if request.method == "POST" and submit(form, set_authorisation, by=viewer, party=party) is not None:
        return go(request, request.path)
    rules = AuthorisationRule.objects.filter(party=party, removed_at=None).select_related("currency")
    context = {"party": party, "form": form, "rules": rules}
    status = 422 if form.errors else 200
    return show_page(request, "ledger/wallet/signatures.html", "ledger/wallet/signatures.html", context, status=status)


def _rule(party: Party, number: str) -> AuthorisationRule:
    if not number.isdecimal() or len(number) > 18:
        raise Http404
    return get_object_or_404(AuthorisationRule, party=party, removed_at=None, pk=int(number))


def _account(request: MemberRequest, uid: str) -> Account:
    """One that the viewer holds; any other by mandate, of which its holder is told."""
    account = get_object_or_404(Account.objects.select_related("currency", "holder"), uid=uid)
    viewer: Any = request.viewer
    if viewer.may_act_for(account.holder):
        return account
    if not can(viewer, "ledger.audit"):
        raise Http404
    look_at_balances(by=viewer, party=account.holder, currency=account.currency)
    return account


@login_required
def statement(request: MemberRequest, uid: str) -> HttpResponse:
    """The movements of one account, with the balance after each, newest first."""
    account = _account(request, uid)
    form = StatementForm(request.GET or None)
    filters = _filters(form)
    page = statement_of([account], after=request.GET.get("after", ""), filters=filters)
    query = request.GET.copy()
    query.pop("after", None)
    context = {
        "account": account,
        "purse": Purse(account, account.currency, 0),
        "form": form,
        "page": page,
        "totals": totals(account, filters),
        "query": query.urlencode(),
        "is_wallet": account.purpose == WALLET,
    }
    return show_page(request, "ledger/wallet/statement.html", "ledger/wallet/_entries.html", context)


@login_required
def statement_file(request: MemberRequest, uid: str, format: str) -> HttpResponse:
    """The same as a file: csv, json or pdf."""
    makers = {"csv": (as_csv, "text/csv; charset=utf-8"), "json": (as_json, "application/json")}
    if format not in makers:
        raise Http404
    account = _account(request, uid)
    form = StatementForm(request.GET or None)
    maker, kind = makers[format]
    response = HttpResponse(maker(account, _filters(form)), content_type=kind)
    response["Content-Disposition"] = (
        f'attachment; filename="{account.currency.code.lower()}-{account.holder.uid}.{format}"'
    )
    return response


@login_required
@require_POST
def print_ask(request: MemberRequest, uid: str) -> HttpResponse:
    """Ask the worker to print the statement; the page that waits for it follows."""
    account = _account(request, uid)
    filters = _filters(StatementForm(request.POST))
    asked = print_statement.enqueue(
        account=str(account.uid),
        since=filters.since.isoformat() if filters.since else "",
        until=filters.until.isoformat() if filters.until else "",
        direction=filters.direction,
        language=get_language() or "en",
        zone=timezone.get_current_timezone_name(),
    )
    return go(request, reverse("wallet:print", args=[account.uid, asked.id]))


@login_required
def print_wait(request: MemberRequest, uid: str, job: str) -> HttpResponseBase:
    """Waits (the page looks again by itself) until the print is there, then hands it over."""
    account = _account(request, uid)
    try:
        asked = print_statement.get_result(job)
    except TaskResultDoesNotExist:
        raise Http404 from None
    if asked.kwargs.get("account") != str(account.uid):
        raise Http404
    if asked.status == TaskResultStatus.SUCCESSFUL:
        path = prints() / str(asked.return_value)
        if not path.exists():
            return go(request, reverse("wallet:statement", args=[account.uid]))
        name = f"{account.currency.code.lower()}-{account.holder.uid}.pdf"
        return FileResponse(path.open("rb"), as_attachment=True, filename=name, content_type="application/pdf")
    context = {"account": account, "has_failed": asked.status == TaskResultStatus.FAILED}
    return show_page(request, "ledger/wallet/print.html", "ledger/wallet/print.html", context)


def _filters(form: StatementForm) -> Filters:
    return form.filters() if form.is_valid() else Filters()
