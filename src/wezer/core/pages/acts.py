"""Pages of a group's site: made, changed, shown, taken down, put in order, an earlier version again."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db import IntegrityError
from django.db.models import F

from wezer.core.acts.audiences import audience as audience_row
from wezer.core.acts.files import forget_files, receive_image
from wezer.core.acts.items import NotRestorable
from wezer.core.acts.posts import chosen_audience, clean_text, keep_revision, one_time
from wezer.core.blog.rules import name_of
from wezer.core.markdown import RENDERER, excerpt, plain_text
from wezer.core.models import AudienceKind, File, FirstReaders, Item, Revision, Room, SitePage, SitePageState
from wezer.core.models.talk import LONGEST_BODY
from wezer.core.pages import refusals
from wezer.core.pages.blocks import blocks
from wezer.core.pages.events import PageChanged, PageShown
from wezer.core.posting import audiences_of
from wezer.core.retention import undo_days
from wezer.core.rooms.taking import refuse_closed
from wezer.core.rules import clean_name
from wezer.core.search.index import index_item, list_in_search
from wezer.kernel.acts import act, attempt, move
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.kernel.refusals import StaleVersion

MOST_PAGES = 200
MOST_PICTURES = 30


@act
def make_page(
    *, by: Any, room: Room, title: str, body: str, name: str = "", is_first: bool = False, parent: SitePage | None = None,
    in_menu: bool = True, audience: str = "", language: str = "", pictures: Iterable[Any] = (), key: str = "",
) -> SitePage:  # fmt: skip
    """A page, not shown yet. `is_first`: the one that the site opens with, at the site's own address."""
    require(by, "core.tend_pages", room.group)
    refuse_closed(room, "page")
    once = one_time(by, key)
    if once and (known := SitePage.objects.filter(key=once).first()):
        return known
    inside = SitePage.objects.filter(site=room, withdrawn_at=None)
    if inside.count() >= MOST_PAGES:
        raise refusals.TooManyPages(most=MOST_PAGES)
    _check_parent(room, None, parent)
    heading, text = clean_name(title, most=200, field="title"), clean_text(body)
    seen_by = chosen_audience(room.group, audience or audiences_of(room.group)[-1][0])
    try:
        with attempt():
            page = SitePage.objects.create(
                kind="page", room=room, site=room, group=room.group, author=room.group, written_by=by.member, audience=seen_by,
                title=heading, body=text, renderer=RENDERER, key=once, parent=parent, in_menu=in_menu, position=inside.count(),
                name="" if is_first else _free(room, name, heading), language=language or getattr(by.member, "language", ""),
            )  # fmt: skip
    except IntegrityError:
        raise refusals.PageAddressTaken() from None
    FirstReaders.objects.create(item_id=page.pk, audience=audience_row(AudienceKind.STEWARDS, room.group))
    _hang(by, page, pictures)
    _describe(page)
    emit(PageChanged(subject=ref(page)), group=room.group)
    return page


@act
def change_page(
    *, by: Any, page: SitePage, title: str, body: str, name: str = "", parent: SitePage | None = None, in_menu: bool = True,
    audience: str = "", language: str = "", pictures: Iterable[Any] = (), version: int | None = None,
) -> SitePage:  # fmt: skip
    """Say it otherwise, or put it elsewhere; what it said before is kept. A stale `version` refuses."""
    require(by, "core.tend_pages", page.group)
    assert page.group is not None  # it lies in a room of a group
    heading, text = clean_name(title, most=200, field="title"), clean_text(body)
    _check_parent(page.site, page, parent)
    seen_by = chosen_audience(page.group, audience) if audience else page.audience
    before = Item.objects.filter(pk=page.pk, version=page.version if version is None else version, withdrawn_at=None)
    edited = now() if page.published_at else None
    more = {"title": heading, "audience": seen_by, "language": language or page.language, "edited_at": edited}
    if not before.update(version=F("version") + 1, **more):
        raise StaleVersion()
    if (heading, text) != (page.title, page.body):
        keep_revision(page, number=page.version, title=page.title, body=page.body, by=by)
    own: dict[str, Any] = {"body": text, "parent": parent, "in_menu": in_menu}
    if page.name and name:
        own["name"] = _checked(name)
    try:
        with attempt():
            SitePage.objects.filter(pk=page.pk).update(**own)
    except IntegrityError:
        raise refusals.PageAddressTaken() from None
    page.refresh_from_db()
    _hang(by, page, pictures)
    _describe(page)
    emit(PageChanged(subject=ref(page)), group=page.group)
    return page


@act
def show_page(*, by: Any, page: SitePage) -> SitePage:
    """Whoever it is meant for reads it from now on, as long as the group speaks that far today."""
    require(by, "core.tend_pages", page.group)
    assert page.group is not None  # it lies in a room of a group
    chosen_audience(page.group, page.audience.kind)
    _turn(by, page, SitePageState.DRAFT, SitePageState.PUBLISHED)
    return page


@act
def take_page_down(*, by: Any, page: SitePage) -> SitePage:
    """Only those who tend the site see it."""
    _turn(by, page, SitePageState.PUBLISHED, SitePageState.DRAFT)
    return page


@act
def move_page(*, by: Any, page: SitePage, up: bool) -> None:
    """One place up or down among those beside it."""
    require(by, "core.tend_pages", page.group)
    beside = list(
        SitePage.objects.filter(site=page.site, parent=page.parent_id, withdrawn_at=None).order_by("position", "pk")
    )
    place = next(number for number, each in enumerate(beside) if each.pk == page.pk)
    other = place - 1 if up else place + 1
    if 0 <= other < len(beside):
        beside[place], beside[other] = beside[other], beside[place]
        for number, each in enumerate(beside):
            SitePage.objects.filter(pk=each.pk).update(position=number)
        emit(PageChanged(subject=ref(page)), group=page.group)


@act
def return_page(*, by: Any, page: SitePage, number: int) -> SitePage:
    """It says again what it said in that version; what it says now is kept too."""
    old = Revision.objects.filter(subject=ref(page), number=number).first()
    if old is None or not old.body:
        raise refusals.VersionNotKept()
    more: dict[str, Any] = {"name": page.name, "parent": page.parent, "in_menu": page.in_menu}
    return change_page(by=by, page=page, title=old.title or page.title, body=old.body, **more)


@act
def remove_page(*, by: Any, page: SitePage) -> None:
    """Out of the site, for good after thirty days; those below it move up."""
    require(by, "core.tend_pages", page.group)
    if page.state != SitePageState.DRAFT:
        raise refusals.TakeDownFirst()
    page.children.update(parent=page.parent_id)
    SitePage.objects.filter(pk=page.pk).update(name=page.uid.hex)  # its address is free again
    Item.objects.filter(pk=page.pk, withdrawn_at=None).update(withdrawn_at=now())
    list_in_search(page)
    emit(PageChanged(subject=ref(page)), group=page.group)


@act
def bring_page_back(*, by: Any, page: SitePage) -> SitePage:
    """While it can be taken back (`undo_days`): it is not shown until somebody shows it."""
    require(by, "core.tend_pages", page.group)
    if not Item.objects.filter(pk=page.pk, withdrawn_at__gt=now() - timedelta(days=undo_days())).update(
        withdrawn_at=None
    ):
        raise NotRestorable()
    SitePage.objects.filter(pk=page.pk).update(name=_free(page.site, "", page.title), parent=None)
    page.refresh_from_db()
    _describe(page)
    return page


@act
def drop_page_picture(*, by: Any, page: SitePage, file: File) -> None:
    """The numbers of those after it move up."""
    require(by, "core.tend_pages", page.group)
    forget_files(File.objects.filter(pk=file.pk, item=page.pk))
    _describe(page)


def _turn(by: Any, page: SitePage, before: str, after: str) -> None:
    require(by, "core.tend_pages", page.group)
    if not move(page, before, after):
        raise refusals.PageMoved()
    shown = after == SitePageState.PUBLISHED
    Item.objects.filter(pk=page.pk).update(
        published_at=now() if shown else None, state_label="" if shown else "draft", version=F("version") + 1
    )
    page.refresh_from_db()
    _describe(page)
    emit(PageShown(subject=ref(page), shown=shown), group=page.group_id, audience=page.audience_id)


def _describe(page: SitePage) -> None:
    """What lists and search know of it: the words, without the lines that stand for something."""
    words = _words_of(page)
    pictures = File.objects.filter(item=page.pk).order_by("position", "pk").values_list("uid", flat=True)
    card = {
        "name": page.name,
        "excerpt": excerpt(words, 280),
        "comments": False,
        "pictures": [str(uid) for uid in pictures],
    }
    Item.objects.filter(pk=page.pk).update(card=card)
    page.card = card
    index_page(page)


def index_page(page: SitePage) -> None:
    """Its entry, without the lines that stand for something. For acts only."""
    index_item(page, body=plain_text(_words_of(page), LONGEST_BODY))


def _words_of(page: SitePage) -> str:
    return "\n".join(each.text or each.words for each in blocks(page.body))


def _hang(by: Any, page: SitePage, pictures: Iterable[Any]) -> None:
    known = File.objects.filter(item=page.pk).count()
    for place, upload in enumerate(list(pictures)[: MOST_PICTURES - known]):
        file = receive_image(by=by, upload=upload, item=page, position=known + place)
        File.objects.filter(pk=file.pk).update(owner=page.author_id)  # like the page, it is the group's


def _check_parent(room: Room, page: SitePage | None, parent: SitePage | None) -> None:
    above, steps = parent, 0
    while above is not None:
        steps += 1
        if above.site_id != room.pk or (page is not None and above.pk == page.pk) or steps > 5:
            raise refusals.ParentInvalid()
        above = above.parent


def _checked(typed: str) -> str:
    name = name_of(typed)
    if not name or name != typed.strip().lower():
        raise refusals.PageAddressInvalid()
    return name


def _free(room: Room, typed: str, title: str) -> str:
    if typed:
        return _checked(typed)
    base = name_of(title)[:70] or "page"
    taken = set(SitePage.objects.filter(site=room, name__startswith=base).values_list("name", flat=True))
    return next(name for name in (base, *(f"{base}-{number}" for number in range(2, 300))) if name not in taken)
