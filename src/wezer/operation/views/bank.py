"""The bank's pages: what waits with its proposals, a file looked at and kept, one line by hand, rules."""

from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from wezer.core.models import Party
from wezer.kernel.permissions import can
from wezer.kernel.refusals import NeedsConfirmation, Refusal
from wezer.operation.acts import statements as acts
from wezer.operation.acts.partners import partner_of
from wezer.operation.forms_bank import ByHandForm, UndoForm, WhyForm
from wezer.operation.models import BankLine, LineState, MatchRule
from wezer.operation.permissions import KEEP_BOOKS
from wezer.operation.queries import bank as queries
from wezer.operation.refusals import LineNotOpen
from wezer.operation.sheets_bank import lines_csv
from wezer.operation.views.common import office
from wezer.ui.forms import say_on, submit
from wezer.ui.http import go
from wezer.ui.http import show as show_page
from wezer.ui.paging import page_of

ROWS = 25
SHOWN = {
    "": (LineState.NEW,),
    "all": (),
    "matched": (LineState.MATCHED, LineState.MATCHING),
    "left": (LineState.IGNORED,),
}


@office()
def index(request: Any) -> HttpResponse:
    """What waits, newest first, each line with what it may mean."""
    if request.books is None:
        return show_page(request, "operation/bank/list.html", "operation/bank/list.html", {"books": None})
    rows, asked = _asked(request)
    page, months = page_of(rows, request, size=ROWS, order=queries.ORDER), queries.months_of(request.books)
    context = {
        "books": request.books, "page": page, "rows": queries.proposed(request.books, page.items), **asked,
        "months": months[: queries.MONTHS_SHOWN], "progress": queries.progress_in(months),
        "may_keep": can(request.viewer, KEEP_BOOKS, request.books),
    }  # fmt: skip
    return show_page(request, "operation/bank/list.html", "operation/bank/_rows.html", context)


def _asked(request: Any) -> tuple[Any, dict[str, Any]]:
    """Lines by `?show=`, `?month=` and `?q=`; an odd month is no month."""
    shown = request.GET.get("show", "")
    words = request.GET.get("q", "").strip()[:100]
    try:
        month = date.fromisoformat(f"{request.GET.get('month', '')}-01")
    except ValueError:
        month = None
    rows = queries.lines_of(request.books, states=SHOWN.get(shown, ()), month=month, words=words)
    return rows, {"shown": shown if shown in SHOWN else "all", "month": month, "words": words}


@office()
def sheet(request: Any) -> HttpResponse:
    """The same lines as a file for spreadsheets."""
    if request.books is None:
        raise Http404
    rows, _asked_for = _asked(request)
    response = HttpResponse(lines_csv(rows.order_by(*queries.ORDER)), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="bank.csv"'
    return response


@office(KEEP_BOOKS)
@require_POST
def accept(request: Any) -> HttpResponse:
    """Match every line whose meaning is sure, as proposed."""
    if request.books is None:
        raise Http404
    rows, _asked_for = _asked(request)
    count = acts.accept_sure(by=request.viewer, books=request.books, lines=queries.waiting(request.books, rows))
    said = ngettext(
        "{count} line is on its way into the books.", "{count} lines are on their way into the books.", count
    )
    return go(request, "office:bank", said=said.format(count=count) if count else _("No line is sure enough."))


@office()
def line(request: Any, uid: Any) -> HttpResponse:
    """One line: proposals, what is open, accounts, a partner; or how it was matched, and its undoing."""
    return _show_line(request, _found(request, uid))


def _found(request: Any, uid: Any) -> BankLine:
    if request.books is None:
        raise Http404
    return get_object_or_404(queries.lines_of(request.books).prefetch_related("matches__partner"), uid=uid)


def _show_line(request: Any, line: BankLine, forms: dict[str, Any] | None = None, status: int = 200) -> HttpResponse:
    words = request.GET.get("q", "").strip()[:100]
    may_keep = can(request.viewer, KEEP_BOOKS, request.books)
    [(_line, found)] = queries.proposed(request.books, [line])
    context: dict[str, Any] = {
        "books": request.books,
        "line": line,
        "found": found,
        "words": words,
        "may_keep": may_keep,
    }
    if may_keep and line.is_open:
        context |= {"hand": _by_hand(request, line, words), "why": WhyForm(auto_id="why_%s")}
    elif may_keep and line.state == LineState.MATCHED:
        context |= {"undo": UndoForm()}
    context |= forms or {}
    return show_page(request, "operation/bank/line.html", "operation/bank/line.html", context, status=status)


def _by_hand(request: Any, line: BankLine, words: str, data: Any = None) -> ByHandForm:
    opens = queries.opens_of(request.books, words=words, sign=1 if line.is_in else -1)[:ROWS]
    return ByHandForm(data, line=line, books=request.books, opens=opens, viewer=request.viewer)


@office(KEEP_BOOKS)
@require_POST
def match(request: Any, uid: Any) -> HttpResponse:
    """A proposal that was accepted (`proposal` is its mark), or what was chosen by hand."""
    line, confirmation = _found(request, uid), request.POST.get("confirmation", "")
    if mark := request.POST.get("proposal"):
        [(_line, found)] = queries.proposed(request.books, [line])
        chosen = next((each for each in found if each.mark == mark), None)
        if chosen is None:
            raise LineNotOpen(state=line.get_state_display())
        acts.match_line(by=request.viewer, line=line, shares=chosen.shares, why=chosen.why, confirmation=confirmation)
        return _back(request, _("On its way into the books."))
    form = _by_hand(request, line, request.POST.get("q", "").strip()[:100], request.POST)
    if form.is_valid():
        partner = form.cleaned_data["partner"]
        partner = partner_of(by=request.viewer, party=partner) if isinstance(partner, Party) else partner
        try:
            shares = form.shares(partner)
            acts.match_line(by=request.viewer, line=line, shares=shares, why=_("By hand."), confirmation=confirmation)
            return _back(request, _("On its way into the books."))
        except NeedsConfirmation:
            raise
        except Refusal as refusal:
            say_on(form, refusal)
    return _show_line(request, line, {"hand": form}, status=422)


def _back(request: Any, said: str) -> HttpResponse:
    return go(request, "office:bank", said=said)


@office(KEEP_BOOKS)
@require_POST
def leave(request: Any, uid: Any) -> HttpResponse:
    """Left out, with the reason."""
    line, form = _found(request, uid), WhyForm(request.POST, auto_id="why_%s")
    if submit(form, acts.ignore_line, by=request.viewer, line=line):
        return _back(request, _("Left out."))
    return _show_line(request, line, {"why": form}, status=422)


@office(KEEP_BOOKS)
@require_POST
def heed(request: Any, uid: Any) -> HttpResponse:
    acts.heed_line(by=request.viewer, line=_found(request, uid))
    return _back(request, _("It waits again."))


@office(KEEP_BOOKS)
@require_POST
def undo(request: Any, uid: Any) -> HttpResponse:
    """A mirror of the entry; the line waits again once the books have it."""
    line, form = _found(request, uid), UndoForm(request.POST)
    if submit(form, acts.unmatch_line, by=request.viewer, line=line):
        return go(request, line, said=_("The mirror is on its way into the books."))
    return _show_line(request, line, {"undo": form}, status=422)


@office()
def rules(request: Any) -> HttpResponse:
    """What was decided before, and is proposed again."""
    rows = MatchRule.objects.filter(books=request.books).select_related("partner") if request.books else None
    page = page_of(rows, request, size=50, order=("-used_at", "-id")) if rows is not None else None
    context = {"books": request.books, "page": page, "may_keep": can(request.viewer, KEEP_BOOKS, request.books)}
    return show_page(request, "operation/bank/rules.html", "operation/bank/rules.html", context)


@office(KEEP_BOOKS)
@require_POST
def forget(request: Any, uid: Any) -> HttpResponse:
    acts.forget_rule(by=request.viewer, rule=get_object_or_404(MatchRule, books=request.books, uid=uid))
    return go(request, "office:bank-rules", said=_("Forgotten."))
