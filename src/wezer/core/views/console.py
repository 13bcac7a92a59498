"""The gardener's console, telling everybody, and looking at a page as others do."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wezer.core.acts.announcing import announce_to_group
from wezer.core.announcing import left_this_week, who_is_told
from wezer.core.community import community
from wezer.core.console import lists_for, signs, worst
from wezer.core.forms_garden import AnnouncementForm, SeeAsForm
from wezer.core.halls import find_group, rooms_of, tabs_of
from wezer.core.http import MemberRequest
from wezer.core.panels import garden_sections, tends
from wezer.core.views.doors import gardener_required, member_required
from wezer.kernel.permissions import require
from wezer.ui.forms import submit
from wezer.ui.http import form_key, go


@gardener_required("core.tend_community", "core.admit_members", "core.moderate", "core.suspend_members")
@require_safe
def home(request: MemberRequest) -> HttpResponse:
    """At a glance: health, and what asks for a hand. Who holds fewer rights goes to the first section that is theirs."""
    viewer: Any = request.viewer
    if not tends(viewer):
        return redirect(next(iter(garden_sections.shown_to(viewer))).href)
    read = signs(viewer)
    context = {"signs": read, "state": worst(read), "lists": lists_for(viewer), "root": community()}
    return render(request, "core/garden/console.html", context)


@gardener_required("core.tend_community")
@require_safe
def see_as(request: MemberRequest) -> HttpResponse:
    """Which page to look at, and as whom; then that page. Nobody is ever impersonated."""
    form = SeeAsForm(request.GET if "page" in request.GET else None)
    if form.is_bound and form.is_valid():
        page = form.cleaned_data["page"]
        if url_has_allowed_host_and_scheme(page, {request.get_host()}) and page.startswith("/"):
            mark = "&" if "?" in page else "?"
            return redirect(f"{page}{mark}seen_as={form.cleaned_data['who']}")
        form.add_error("page", _("An address of this community, such as /g/community/."))
    return render(request, "core/garden/see_as.html", {"form": form}, status=422 if form.errors else 200)


@member_required
def announce(request: MemberRequest, slug: str) -> HttpResponse:
    """Tell everybody in a group: how many hear of it by which channel stands there before (core.md N-6)."""
    viewer: Any = request.viewer
    group = find_group(viewer, slug)
    require(viewer, "core.tend_group", group)
    form = AnnouncementForm(request.POST if request.method == "POST" else None)
    made = (
        submit(form, announce_to_group, by=viewer, group=group, key=form_key(request))
        if request.method == "POST"
        else None
    )
    if made is not None:
        return go(
            request,
            made.get_absolute_url() if hasattr(made, "get_absolute_url") else group,
            said=_("Everybody is being told."),
        )
    context = {
        "form": form, "group": group, "told": who_is_told(group), "left": left_this_week(group),
        "tabs": tabs_of(group, rooms_of(group), viewer),
    }  # fmt: skip
    return render(request, "core/groups/announce.html", context, status=422 if form.errors else 200)
