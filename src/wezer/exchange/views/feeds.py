"""The market for feed readers: public announcements to everyone, one's own market to who holds the secret address."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from wezer.core.atom import atom as atom_feed
from wezer.core.community import community
from wezer.core.http import MemberRequest
from wezer.core.models.veil import read_by
from wezer.core.viewer import Viewer
from wezer.exchange.acts.searches import renew_feed_token
from wezer.exchange.models import Announcement, FeedToken
from wezer.exchange.queries.market import Filters, market_page
from wezer.ui.http import go
from wezer.ui.money import text as money_text

SIZE = 50


def _reader(request: MemberRequest) -> Viewer:
    """Feeds are read without a session: the token says who, nothing says nobody. A wrong token opens what is public."""
    token = request.GET.get("token", "")
    found = FeedToken.objects.filter(token=token).select_related("member").first() if token else None
    return Viewer(found.member, scopes=()) if found else Viewer.anonymous()


def _entries(request: MemberRequest, reader: Viewer) -> list[Announcement]:
    return market_page(Filters.read(request.GET, reader), reader, size=SIZE).items


def _words(announcement: Announcement) -> str:
    parts = [
        str(announcement.get_sense_display()),
        money_text(announcement.asked),
        announcement.place,
        announcement.card.get("excerpt", ""),
    ]
    return ". ".join(part for part in parts if part)


@require_GET
def atom(request: MemberRequest) -> HttpResponse:
    name, reader = community().name, _reader(request)
    with read_by(reader):
        entries = [
            (one, one.get_absolute_url(), _words(one), [part for part in (one.card.get("category"),) if part])
            for one in _entries(request, reader)
        ]
        title = _("Market of {community}").format(community=name)
        response = atom_feed(request, title=title, page=reverse("market:list"), entries=entries)
    return _private(response)


@require_GET
def json_feed(request: MemberRequest) -> HttpResponse:
    reader = _reader(request)
    with read_by(reader):
        items = [_item(request, one) for one in _entries(request, reader)]
    found = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _("Market of {community}").format(community=community().name),
        "home_page_url": request.build_absolute_uri(reverse("market:list")),
        "items": items,
    }
    return _private(JsonResponse(found, content_type="application/feed+json"))


def _item(request: MemberRequest, one: Announcement) -> dict[str, Any]:
    return {
        "id": f"urn:uuid:{one.uid}",
        "url": request.build_absolute_uri(one.get_absolute_url()),
        "title": one.title,
        "content_text": _words(one),
        "date_published": one.published_at.isoformat() if one.published_at else None,
        "authors": [{"name": one.author.name}],
        "tags": [name for name, _slug in one.card.get("tags", ())],
        "_wezer": {
            "sense": one.sense,
            "prices": [{"units": money.units, "currency": money.currency} for money in one.asked],
        },
    }


def _private(response: HttpResponse) -> HttpResponse:
    """A secret address must not lie in shared caches, nor travel on as a referrer."""
    response["Cache-Control"] = "private, max-age=300"
    response["Referrer-Policy"] = "no-referrer"
    return response


@login_required
@require_POST
def renew(request: MemberRequest) -> HttpResponse:
    viewer: Any = request.viewer
    renew_feed_token(by=viewer)
    return go(request, reverse("market:searches"), said=_("A new address; the former one is closed."))
