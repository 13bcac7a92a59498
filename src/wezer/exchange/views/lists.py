"""The market, my announcements, my exchanges, what waits for review."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse

from wezer.core.http import MemberRequest
from wezer.core.models import Group
from wezer.exchange.models import NEGOTIATING, OVER, Announcement, AnnouncementState
from wezer.exchange.models.announcement import Sense
from wezer.exchange.queries.categories import Tree
from wezer.exchange.queries.market import Filters, market_currencies, market_page
from wezer.exchange.queries.replies import is_my_turn, replies_between
from wezer.ui.http import show
from wezer.ui.paging import Page, page_of


def market(request: MemberRequest) -> HttpResponse:
    """The market: to htmx the next cards. From outside, what is public."""
    return market_list(request)


def market_list(
    request: MemberRequest, *, group: Group | None = None, template: str = "exchange/market.html", **more: Any
) -> HttpResponse:
    """The same for the whole community and for a group's own market."""
    viewer: Any = request.viewer
    given = {**request.GET.dict(), **({"group": group.slug} if group else {})}
    filters, tree = Filters.read(given, viewer), Tree.read()
    page = market_page(filters, viewer, after=request.GET.get("after", ""), tree=tree)
    if page.next:
        query = request.GET.copy()
        query["after"] = page.next
        page = Page(page.items, page.next, page.size, f"{request.path}?{query.urlencode()}")
    context = {
        "page": page, "filters": filters, "tree": tree, "group": group, "currencies": market_currencies(),
        "senses": Sense, "is_member": viewer.is_inside, "kept": filters.given, **more,
    }  # fmt: skip
    return show(request, template, "exchange/_cards.html", context)


@login_required
def mine(request: MemberRequest) -> HttpResponse:
    """One's own announcements and those of the groups one acts for, whatever their state."""
    viewer: Any = request.viewer
    rows = Announcement.objects.filter(author_id__in=viewer.own_party_ids, withdrawn_at=None)
    rows = rows.select_related("author", "group").defer("description", "description_html")
    chosen = request.GET.get("state", "")
    if chosen in AnnouncementState.values:
        rows = rows.filter(state=chosen)
    page = page_of(rows, request, order=("-id",))
    context = {"page": page, "states": AnnouncementState, "chosen": chosen}
    return show(request, "exchange/mine.html", "exchange/_my_rows.html", context)


@login_required
def talks(request: MemberRequest) -> HttpResponse:
    """One's exchanges: whose turn it is, where each stands."""
    viewer: Any = request.viewer
    rows = replies_between(viewer).prefetch_related("evaluations")
    chosen = request.GET.get("show", "")
    if chosen == "over":
        rows = rows.filter(state__in=OVER)
    elif chosen == "talking":
        rows = rows.filter(state__in=NEGOTIATING)
    else:
        rows = rows.exclude(state__in=OVER)
    page = page_of(rows, request, order=("-id",))
    for reply in page:
        reply.my_turn = is_my_turn(reply, viewer)  # type: ignore[attr-defined]  # kept on the thing for who shows it
        reply.other = reply.other_than(reply.payer_id if reply.payer_id in viewer.own_party_ids else reply.payee_id)  # type: ignore[attr-defined]  # kept on the thing for who shows it
    return show(request, "exchange/talks.html", "exchange/_talk_rows.html", {"page": page, "chosen": chosen})


@login_required
def review(request: MemberRequest) -> HttpResponse:
    """What waits for a moderator's look, in the groups one moderates."""
    viewer: Any = request.viewer
    rows = Announcement.objects.filter(state=AnnouncementState.REVIEW).select_related("author", "group")
    found = [one for one in rows.order_by("id")[:100] if viewer.has_right("exchange.moderate", one.group_id)]
    return show(request, "exchange/review.html", "exchange/_my_rows.html", {"page": Page(found, "", 100)})
