"""What people agree to: one's own page, the public page of the terms, and for those who tend the community the texts."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wezer.core.acts.consents import say_consent, write_consent_text
from wezer.core.consents import log_of, standings, terms, texts, who_agrees
from wezer.core.http import MemberRequest
from wezer.core.models import TERMS, ConsentText
from wezer.core.views.doors import gardener_required, member_required
from wezer.core.views.forms_privacy import ConsentTextForm
from wezer.ui.forms import submit
from wezer.ui.http import go
from wezer.ui.paging import page_of


@member_required
@require_safe
def mine(request: MemberRequest) -> HttpResponse:
    viewer: Any = request.viewer
    page = page_of(log_of(viewer.member), request, size=30, order=("-id",))
    context = {"standings": standings(viewer.member), "page": page, "terms_key": TERMS}
    return render(request, "core/me/consents.html", context)


@member_required
@require_POST
def say(request: MemberRequest, key: str) -> HttpResponse:
    """Agree, or withdraw."""
    given = request.POST.get("given") == "yes"
    say_consent(by=request.viewer, text=_found(key), is_given=given)
    return go(request, "me:consents", said=_("Noted: you agree.") if given else _("Noted: you do not agree."))


@require_safe
def read_terms(request: HttpRequest) -> HttpResponse:
    """The terms, for everybody."""
    found = terms()
    if found is None:
        raise Http404
    return render(request, "core/terms.html", {"text": found})


@gardener_required("core.tend_community")
def index(request: MemberRequest) -> HttpResponse:
    """All texts, and a form for another optional use."""
    form = ConsentTextForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and submit(form, write_consent_text, by=request.viewer) is not None:
        return go(request, "garden:consents", said=_("From now on everybody is asked."))
    known = texts()
    rows = [(text, who_agrees(text.key).count()) for text in known]
    has_terms = any(text.key == TERMS for text in known)
    context = {"rows": rows, "form": form, "has_terms": has_terms, "terms_key": TERMS}
    return render(request, "core/garden/consents.html", context, status=422 if form.errors else 200)


@gardener_required("core.tend_community")
def text(request: MemberRequest, key: str) -> HttpResponse:
    """One text: another version of it, its end, and who agrees."""
    found = next((each for each in texts() if each.key == key), None)
    if found is None and key != TERMS:
        raise Http404
    first = {"title": found.title, "body": found.body, "is_asked": found.is_asked} if found else {"is_asked": True}
    form = ConsentTextForm(request.POST if request.method == "POST" else None, initial=first, is_version=True)
    if request.method == "POST" and submit(form, write_consent_text, by=request.viewer, key=key) is not None:
        return go(request, "garden:consents", said=_("This version holds from now on."))
    page = page_of(who_agrees(key).select_related("photo"), request, size=30, order=("name", "id"))
    context = {"text": found, "form": form, "page": page, "is_terms": key == TERMS}
    return render(request, "core/garden/consent.html", context, status=422 if form.errors else 200)


def _found(key: str) -> ConsentText:
    found = next((each for each in texts() if each.key == key), None)
    if found is None:
        raise Http404
    return found
