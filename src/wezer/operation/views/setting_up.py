"""The wizard that opens books, and the page that waits for the worker to have opened them."""

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wezer.core.community import community
from wezer.operation import wizard
from wezer.operation.acts.opening import keep_answer, keep_logo, open_from_draft
from wezer.operation.amounts import written
from wezer.operation.forms_books import LogoForm
from wezer.operation.permissions import SET_UP_BOOKS
from wezer.operation.queries.moneys import community_currencies
from wezer.operation.queries.opening import engine_progress, opening_steps
from wezer.operation.views.common import office
from wezer.ui.forms import submit
from wezer.ui.http import go
from wezer.ui.http import show as show_page


@office(SET_UP_BOOKS)
def begin(request: Any) -> HttpResponse:
    """Where the wizard was left: the first open question, the summary, or the books themselves."""
    if request.books:
        return go(request, "office:settings" if request.books.state == "open" else "office:set-up-progress")
    wanted = wizard.Draft(community()).next_step
    return go(request, reverse("office:set-up-step", args=[wanted]) if wanted else "office:set-up-summary")


@office(SET_UP_BOOKS)
def step(request: Any, key: str) -> HttpResponse:
    """One question."""
    wanted, entity = wizard.step_of(key), community()
    if wanted is None or request.books:
        raise Http404
    draft = wizard.Draft(entity)
    form = wanted.form(request.POST or None, draft)
    if request.method == "POST" and form.is_valid():
        keep_answer(by=request.viewer, entity=entity, step=key, said=wanted.said(form))
        following = wizard.after(key)
        address = "office:set-up-summary" if following == "summary" else reverse("office:set-up-step", args=[following])
        return go(request, address)
    context = {"step": wanted, "form": form, "draft": draft, "place": wizard.place_of(key), "titles": wizard.titles()}
    context |= {"before": wizard.STEPS[wizard.place_of(key) - 2].key if wizard.place_of(key) > 1 else ""}
    status = 422 if form.errors else 200
    return show_page(request, wanted.template, wanted.template, context, status=status)


@office(SET_UP_BOOKS)
@require_POST
def logo(request: Any) -> HttpResponse:
    """The picture, sent by itself: a form with a file is not kept like words."""
    form = LogoForm(request.POST, request.FILES)
    kept = submit(form, _keep_logo, by=request.viewer)
    said = _("The logo is kept.") if kept else " ".join(str(one) for each in form.errors.values() for one in each)
    return go(request, "office:set-up-summary", said=said)


def _keep_logo(*, by: Any, logo: Any) -> bool:
    """Sent without a picture it changes nothing."""
    if logo:
        keep_logo(by=by, entity=community(), upload=logo)
    return True


@office(SET_UP_BOOKS)
def summary(request: Any) -> HttpResponse:
    """Everything once more before it counts; then the books are opened."""
    if request.books:
        return go(request, "office:set-up-progress")
    draft = wizard.Draft(community())
    if draft.next_step:
        return go(request, reverse("office:set-up-step", args=[draft.next_step]))
    if request.method == "POST":
        open_from_draft(by=request.viewer, entity=community())
        return go(request, "office:set-up-progress")
    context = {
        "draft": draft,
        "pack": draft.pack,
        "regime": draft.pack.regime(draft.said["tax"]["tax_regime"]),
        "moneys": _moneys(draft),
        "titles": wizard.titles(),
        "place": len(wizard.STEPS) + 1,
        "logo_form": LogoForm(),
    }
    return show_page(request, "operation/set_up/summary.html", "operation/set_up/summary.html", context)


def _moneys(draft: wizard.Draft) -> list[dict[str, Any]]:
    said = draft.of("moneys")
    rows = []
    for one in community_currencies(draft.currency):
        kept = said.get(one.code)
        if kept:
            worth = written(kept["value"] or 0, draft.currency, unit=True)
            rows.append({"currency": one, **kept, "money": one.money(kept["units"] or 0), "worth": worth})
    return rows


@office(SET_UP_BOOKS)
def progress(request: Any) -> HttpResponse:
    """How far the worker is: the engine, then the books themselves. The page looks again by itself."""
    if not request.books:
        return go(request, "office:set-up")
    context = {
        "books": request.books,
        "engine": engine_progress(),
        "steps": opening_steps(request.books),
        "is_open": request.books.state == "open",
    }
    return show_page(request, "operation/set_up/progress.html", "operation/set_up/_progress.html", context)
