"""A group's public site: reading it, tending it, and what search engines are told."""

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wezer.core.halls import around, room_name, tabs_of
from wezer.core.http import MemberRequest
from wezer.core.kinds import item_kinds
from wezer.core.maps.ground import ground_for
from wezer.core.models import AudienceKind, File, Room, RoomState, SitePage
from wezer.core.pages.acts import (
    bring_page_back,
    change_page,
    drop_page_picture,
    make_page,
    move_page,
    remove_page,
    return_page,
    show_page,
    take_page_down,
)
from wezer.core.pages.blocks import Block
from wezer.core.pages.crawlers import public_addresses, sitemap_of
from wezer.core.pages.forms import PageForm
from wezer.core.pages.reading import filled, find_page, flat, page_at, pages_of, site_of, tree
from wezer.core.revisions import chosen, compare, versions_of
from wezer.core.settings_registry import value
from wezer.core.views.map_page import framed
from wezer.kernel.permissions import can, require
from wezer.ui.forms import status_of, submit
from wezer.ui.http import form_key, go


def address_of(page: Any) -> str:
    return item_kinds["page"].url(page)


@require_safe
def show(request: MemberRequest, slug: str, name: str = "") -> HttpResponse:
    """A page as those read it for whom it is meant."""
    room = site_of(request.viewer, slug)
    return _page(request, room, page_at(room, request.viewer, name))


def _page(request: MemberRequest, room: Room, page: SitePage) -> HttpResponse:
    viewer: Any = request.viewer
    pages = pages_of(room, viewer)
    context: dict[str, Any] = {
        "page": page,
        "site": room,
        "group": room.group,
        "menu": tree(pages, menu=True),
        "blocks": filled(page, viewer, pages),
        "may_tend": can(viewer, "core.tend_pages", room.group),
        "is_for_everyone": page.is_published and page.audience.kind == AudienceKind.PUBLIC,
        "canonical": f"{settings.SITE_URL}{address_of(page)}",
    }
    return _drawn(request, render(request, "core/pages/page.html", context), context["blocks"])


def _drawn(request: MemberRequest, response: HttpResponse, shown: list[Block] | None) -> HttpResponse:
    """Pictures of the map may load where a page shows one, once its reader agreed."""
    return (
        framed(response, ground_for(request.session)) if any(each.kind == "map" for each in shown or ()) else response
    )


def show_room(request: MemberRequest, room: Room) -> HttpResponse:
    """The pages of the site as a tree: what is shown, and to whom; for those who tend it, the way to change it."""
    viewer: Any = request.viewer
    pages = pages_of(room, viewer)
    for each in room.siblings:  # type: ignore[attr-defined]  # set where the room was found
        each.newest = pages if each.pk == room.pk else []
    context = {
        "room": room,
        "group": room.group,
        "room_name": room_name(room),
        "crumbs": around(room.group, viewer).crumbs,
        "tabs": tabs_of(room.group, room.siblings, viewer),  # type: ignore[attr-defined]  # as above
        "tab": room.slug,
        "rows": flat(tree(pages)),
        "has_first": any(not page.name for page in pages),
        "may_tend": room.state == RoomState.OPEN and can(viewer, "core.tend_pages", room.group),
    }
    return render(request, "core/pages/room.html", context)


@login_required
def write(request: MemberRequest, slug: str) -> HttpResponse:
    """A new page; the first one of a site is the one it opens with."""
    viewer: Any = request.viewer
    room = site_of(viewer, slug)
    require(viewer, "core.tend_pages", room.group)
    pages = pages_of(room, viewer)
    is_first = not any(not page.name for page in pages)
    initial = {"language": (get_language() or "en")[:2], "title": room.group.name if is_first else ""}
    form = PageForm(request.POST or None, request.FILES or None, room=room, pages=pages, initial=initial)
    if request.method == "POST" and request.POST.get("as") != "look":
        made = submit(form, make_page, by=viewer, room=room, is_first=is_first, key=form_key(request))
        if made:
            return go(request, address_of(made), said=_("It is not shown yet: look at it, then show it."))
    return _form(request, room, form, is_first=is_first)


@login_required
def edit(request: MemberRequest, uid: Any) -> HttpResponse:
    viewer: Any = request.viewer
    page = find_page(viewer, uid)
    require(viewer, "core.tend_pages", page.group)
    room = page.site
    form = PageForm(request.POST or None, request.FILES or None, room=room, pages=pages_of(room, viewer), page=page)
    if request.method == "POST" and request.POST.get("as") != "look":
        typed = request.POST.get("version", "")
        version = int(typed) if typed.isdecimal() and len(typed) < 10 else None
        if submit(form, change_page, by=viewer, page=page, version=version) is not None:
            return go(request, address_of(page), said=_("Changed."))
    return _form(request, room, form, page=page)


def _form(
    request: MemberRequest, room: Room, form: PageForm, *, page: SitePage | None = None, is_first: bool = False
) -> HttpResponse:
    """The form, and with “Look at it first” what the page would show."""
    looked = None
    if request.method == "POST" and request.POST.get("as") == "look" and form.is_valid():
        card = page.card if page else {}
        seen = SitePage(
            group=room.group, site=room, pk=page.pk if page else None, body=form.cleaned_data["body"], card=card
        )
        looked = filled(seen, request.viewer, [])
    context = {
        "form": form, "page": page, "site": room, "group": room.group, "is_first": is_first, "looked": looked,
        "pictures": File.objects.filter(item=page.pk).order_by("position", "pk") if page else [],
    }  # fmt: skip
    return _drawn(request, render(request, "core/pages/edit.html", context, status=status_of(form)), looked)


@login_required
@require_POST
def state(request: MemberRequest, uid: Any) -> HttpResponse:
    """`to`: show, hide, up, down, away."""
    page, viewer, to = find_page(request.viewer, uid), request.viewer, request.POST.get("to", "")
    tree_of = reverse("groups:room", args=[page.site.group.slug, page.site.slug])
    if to == "show":
        show_page(by=viewer, page=page)
        return go(request, address_of(page), said=_("It is shown."))
    if to == "hide":
        take_page_down(by=viewer, page=page)
        return go(request, address_of(page), said=_("Only those who tend the site see it now."))
    if to in ("up", "down"):
        move_page(by=viewer, page=page, up=to == "up")
        return go(request, f"{tree_of}#page-{page.uid}")
    if to != "away":
        raise Http404
    remove_page(by=viewer, page=page)
    return go(request, tree_of, said=_("It is gone."), undo=reverse("site:bring-back", args=[uid]))


@login_required
@require_POST
def bring_back(request: MemberRequest, uid: Any) -> HttpResponse:
    """Within thirty days."""
    page = get_object_or_404(SitePage.objects.select_related("group", "site__group", "audience"), uid=uid)
    require(request.viewer, "core.tend_pages", page.group)
    bring_page_back(by=request.viewer, page=page)
    return go(request, address_of(page), said=_("It is back."))


@login_required
@require_POST
def drop_picture(request: MemberRequest, uid: Any, file: Any) -> HttpResponse:
    page = find_page(request.viewer, uid)
    drop_page_picture(by=request.viewer, page=page, file=get_object_or_404(File, uid=file, item=page.pk))
    return go(request, reverse("site:edit", args=[uid]), said=_("The picture is gone."))


@login_required
@require_safe
def versions(request: MemberRequest, uid: Any) -> HttpResponse:
    """What it said before, for those who tend it."""
    page = find_page(request.viewer, uid)
    require(request.viewer, "core.tend_pages", page.group)
    found = versions_of(page)
    new, old = chosen(found, request.GET.get("to", ""), 0), chosen(found, request.GET.get("from", ""), 1)
    context = {
        "title": page.title, "back": address_of(page), "versions": found, "old": old, "new": new,
        "lines": compare(old.body, new.body), "return_to": reverse("site:return", args=[uid]),
    }  # fmt: skip
    return render(request, "core/revisions/compare.html", context)


@login_required
@require_POST
def return_to(request: MemberRequest, uid: Any) -> HttpResponse:
    page, number = find_page(request.viewer, uid), request.POST.get("number", "")
    if not number.isdecimal() or len(number) > 9:
        raise Http404
    return_page(by=request.viewer, page=page, number=int(number))
    return go(request, address_of(page), said=_("It says again what it said then."))


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Search engines read what is meant for everyone, and nothing else; or nothing at all."""
    lines = ["User-agent: *"]
    if value("site.is_indexed"):
        lines += [f"Allow: {each}" for each in ("/site/", "/blog/", "/static/", "/files/")]
        lines += ["Disallow: /", f"Sitemap: {settings.SITE_URL}{reverse('site:sitemap')}"]
    else:
        lines.append("Disallow: /")
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """What everyone may read, with the day it was changed."""
    if not value("site.is_indexed"):
        raise Http404
    return HttpResponse(sitemap_of(public_addresses()), content_type="application/xml; charset=utf-8")
