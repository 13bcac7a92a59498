"""Agreements of a group: read, accepted, written and revised."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from wezer.core.crossing.acts.agreements import (
    accept_agreement,
    change_agreement,
    end_agreement,
    revise_agreement,
    write_agreement,
)
from wezer.core.crossing.agreements import acceptances_of, agreements_of, with_numbers
from wezer.core.crossing.forms import AgreementForm, AgreementSettingsForm, RevisionForm
from wezer.core.halls import find_group, rooms_of, tabs_of
from wezer.core.http import MemberRequest
from wezer.core.markdown import render as render_markdown
from wezer.core.models import Agreement, AgreementText, Group
from wezer.kernel.permissions import can, require
from wezer.ui.forms import submit
from wezer.ui.http import go


@login_required
def agreements(request: MemberRequest, slug: str) -> HttpResponse:
    """What one accepts to be in the group; those who tend it write new ones here."""
    viewer: Any = request.viewer
    group = find_group(viewer, slug)
    tends = can(viewer, "core.tend_group", group)
    if request.method == "POST":
        require(viewer, "core.tend_group", group)
    form = AgreementForm(request.POST or None)
    if request.method == "POST" and (made := submit(form, write_agreement, by=viewer, group=group)):
        return go(request, _at(group, made), said=_("“{title}” is asked from now on.").format(title=made.title))
    context = {
        "group": group,
        "tabs": tabs_of(group, rooms_of(group), viewer),
        "agreements": list(with_numbers(agreements_of(group), viewer)[:60]),
        "inside": viewer.belongs_directly(group),
        "form": form if tends else None,
    }
    return render(request, "core/groups/agreements.html", context, status=422 if form.errors else 200)


@login_required
def agreement(request: MemberRequest, slug: str, key: str) -> HttpResponse:
    """One agreement: a version's text, its history, how many accepted it; whose names those inside read."""
    viewer: Any = request.viewer
    group = find_group(viewer, slug)
    found = get_object_or_404(with_numbers(Agreement.objects.filter(group=group), viewer), key=key)
    found.group = group
    if request.method == "POST":
        return _change(request, group, found)
    return _page(request, group, found)


def _change(request: MemberRequest, group: Group, found: Agreement) -> HttpResponse:
    viewer: Any = request.viewer
    wanted = request.POST.get("do")
    if wanted == "accept":
        accept_agreement(by=viewer, agreement=found, version=request.POST.get("version", ""))
        return go(request, _at(group, found), said=_("You accepted “{title}”.").format(title=found.title))
    require(viewer, "core.tend_group", group)
    if wanted == "end":
        end_agreement(by=viewer, agreement=found)
        return go(request, reverse("groups:agreements", args=[group.slug]), said=_("It holds no longer."))
    kind, act = (RevisionForm, revise_agreement) if wanted == "revise" else (AgreementSettingsForm, change_agreement)
    form = kind(request.POST)
    if submit(form, act, by=viewer, agreement=found) is not None or not form.errors:
        return go(request, _at(group, found), said=_("Kept."))
    return _page(request, group, found, bound=form)


def _page(request: MemberRequest, group: Group, found: Agreement, bound: Any = None) -> HttpResponse:
    viewer: Any = request.viewer
    texts = list(
        AgreementText.objects.filter(agreement=found).select_related("author").order_by("-major", "-minor")[:100]
    )
    wanted = request.GET.get("v") or found.version
    text = next((each for each in texts if each.version == wanted), None)
    if text is None:
        raise Http404
    tends = can(viewer, "core.tend_group", group) and found.ended_at is None
    said = {name: getattr(found, name) for name in ("is_asked", "is_limiting", "review_on")}
    forms: dict[Any, Any] = {
        RevisionForm: RevisionForm(initial={"body": texts[0].body}),
        AgreementSettingsForm: AgreementSettingsForm(initial=said, auto_id="does_%s"),
    }
    if bound is not None:
        forms[type(bound)] = bound
    context = {
        "group": group,
        "tabs": tabs_of(group, rooms_of(group), viewer),
        "agreement": found,
        "text": text,
        "html": SafeString(render_markdown(text.body)),
        "texts": texts,
        "is_present": text.version == found.version,
        "may_accept": can(viewer, "core.accept_agreement", found),
        "names": list(acceptances_of(found, text.major).order_by("id")[:200]) if viewer.belongs(group) else None,
        "revision": forms[RevisionForm] if tends else None,
        "settings": forms[AgreementSettingsForm] if tends else None,
    }
    return render(request, "core/groups/agreement.html", context, status=422 if bound is not None else 200)


def _at(group: Group, found: Agreement) -> str:
    return reverse("groups:agreement", args=[group.slug, found.key])
