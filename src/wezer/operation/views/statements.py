"""Files of the bank: looked at, kept, listed, and each in step with the books or not."""

from typing import Any

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from wezer.kernel.permissions import can
from wezer.kernel.refusals import Refusal
from wezer.operation.acts import statements as acts
from wezer.operation.bank_files import Layout, digest_of, format_of, guess_layout
from wezer.operation.forms_bank import FileForm, LayoutForm
from wezer.operation.looked import set_aside, set_aside_before
from wezer.operation.models import BankStatement
from wezer.operation.permissions import KEEP_BOOKS
from wezer.operation.queries import bank as queries
from wezer.operation.views.common import office
from wezer.ui.forms import say_on
from wezer.ui.http import go
from wezer.ui.http import show as show_page
from wezer.ui.paging import page_of

ROWS = 50
SAMPLE = 12


@office()
def index(request: Any) -> HttpResponse:
    """Every file that came in, the newest month first."""
    rows = queries.statements_of(request.books) if request.books else None
    page = page_of(rows, request, size=ROWS, order=queries.STATEMENTS) if rows is not None else None
    context = {"books": request.books, "page": page, "may_keep": can(request.viewer, KEEP_BOOKS, request.books)}
    return show_page(request, "operation/bank/statements.html", "operation/bank/_statements.html", context)


@office()
def detail(request: Any, uid: Any) -> HttpResponse:
    """One file: its lines, its balances, and what the books say on its last day."""
    statement = _found(request, uid)
    lines = queries.lines_of(request.books).filter(statement=statement)
    page = page_of(lines, request, size=ROWS, order=("position", "id"))
    in_books = queries.books_balance(request.books, statement)
    context = {
        "books": request.books, "statement": statement, "page": page, "progress": queries.progress_of(lines),
        "in_books": in_books, "gap": None if statement.closing is None else statement.closing - in_books,
    }  # fmt: skip
    return show_page(request, "operation/bank/statement.html", "operation/bank/_lines.html", context)


@office()
def file(request: Any, uid: Any) -> Any:
    """The bytes as the bank gave them."""
    statement = _found(request, uid)
    if not statement.path.is_file():
        raise Http404
    return FileResponse(
        statement.path.open("rb"), as_attachment=True, filename=statement.name, content_type="application/octet-stream"
    )


def _found(request: Any, uid: Any) -> BankStatement:
    return get_object_or_404(BankStatement.objects.select_related("books"), books=request.books, uid=uid)


@office(KEEP_BOOKS)
def create(request: Any) -> HttpResponse:
    """Choose a file. It is only looked at; keeping it is the next step."""
    if request.books is None:
        return show_page(request, "operation/bank/import.html", "operation/bank/import.html", {"books": None})
    accounts = queries.bank_accounts(request.books)
    form = FileForm(request.POST or None, request.FILES or None, accounts=accounts)
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["file"]
        content, name = upload.read(), upload.name[-200:]
        try:
            format_of(content, name)
            if format_of(content, name) != "csv":
                acts.look_at(books=request.books, content=content, name=name)
        except Refusal as refusal:
            say_on(form, refusal)
        else:
            known = BankStatement.objects.filter(books=request.books, digest=digest_of(content)).first()
            if known is not None:
                return go(request, known, said=_("This file is here already."))
            address = reverse("office:bank-look", args=[set_aside(content)])
            said = {"called": name, "account": form.cleaned_data.get("account", "bank")}
            return go(request, f"{address}?{urlencode(said)}")
    status = 422 if form.errors else 200
    context = {"books": request.books, "form": form}
    return show_page(request, "operation/bank/import.html", "operation/bank/import.html", context, status=status)


@office(KEEP_BOOKS)
def look(request: Any, digest: str) -> HttpResponse:
    """What the file holds, before anything is kept: period, balances, movements that are here already."""
    content = set_aside_before(digest)
    if request.books is None or content is None:
        return go(request, "office:bank-import", said=_("Choose the file once more."))
    said = request.POST if request.method == "POST" else request.GET
    name, account = said.get("called", "")[-200:] or _("statement"), said.get("account", "")[:60] or "bank"
    form, layout = None, None
    if format_of(content) == "csv":
        guess = guess_layout(content)
        form = LayoutForm(said if "date" in said else None, guess=guess)
        layout = form.layout() if form.is_bound and form.is_valid() else guess
    try:
        found = acts.look_at(books=request.books, content=content, name=name, layout=layout)
        if request.method == "POST" and "keep" in request.POST and not (form and form.errors):
            made = acts.import_statement(
                by=request.viewer,
                books=request.books,
                content=content,
                name=name,
                account=account,
                layout=_kept(form, layout),
            )
            return go(request, made, said=_("Kept. Its lines wait to be matched."))
    except Refusal as refusal:
        context = {
            "books": request.books,
            "form": form,
            "name": name,
            "account": account,
            "refusal": refusal,
            "digest": digest,
        }
        return show_page(request, "operation/bank/look.html", "operation/bank/look.html", context, status=422)
    twice = acts.known_already(request.books, found)
    status = 422 if form is not None and form.errors else 200
    context = {
        "books": request.books, "form": form, "name": name, "account": account, "found": found, "twice": len(twice), "digest": digest,
        "new": len(found.lines) - len(twice), "sample": found.lines[:SAMPLE], "more": max(len(found.lines) - SAMPLE, 0),
    }  # fmt: skip
    return show_page(request, "operation/bank/look.html", "operation/bank/look.html", context, status=status)


def _kept(form: LayoutForm | None, layout: Layout | None) -> Layout | None:
    return layout if form is not None else None
