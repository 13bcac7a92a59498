"""Articles: reading, writing, changing, saying in another language, and where they stand."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wezer.core.blog.acts.articles import begin_article, change_article, drop_cover, return_to_version
from wezer.core.blog.acts.states import (
    archive_article,
    bring_article_back,
    propose_article,
    publish_article,
    take_article_back,
)
from wezer.core.blog.forms import ArticleForm, LaterForm
from wezer.core.blog.permissions import is_for_others_to_let_out, is_read_anew, speaks_to_everyone, who_let_out
from wezer.core.blog.reading import article_named, find_article, is_for_everyone, proposal_of, translations_of
from wezer.core.chat.becoming import begun
from wezer.core.forum.views.threads import context_of
from wezer.core.halls import room_name
from wezer.core.http import MemberRequest
from wezer.core.kinds import item_kinds
from wezer.core.mentions import author_notes
from wezer.core.models import Article
from wezer.core.revisions import chosen, compare, versions_of
from wezer.core.views.posts import find_room
from wezer.kernel.permissions import can, require
from wezer.ui.forms import status_of, submit
from wezer.ui.http import form_key, go

STEPS = {
    "review": (propose_article, gettext_lazy("It waits to be read.")),
    "draft": (take_article_back, gettext_lazy("It is a draft again.")),
    "archived": (archive_article, gettext_lazy("It is archived: its address still opens.")),
    "back": (bring_article_back, gettext_lazy("It stands in the blog again.")),
}


def page_of(article: Any) -> str:
    return item_kinds["article"].url(article)


@require_safe
def show(request: MemberRequest, slug: str, name: str) -> HttpResponse:
    """The article at its address; an address that it had leads to the one it has."""
    article = article_named(request.viewer, slug, name)
    if name != article.card.get("name", name):
        return redirect(page_of(article), permanent=article.published_at is not None)
    return _page(request, article)


def _page(request: MemberRequest, article: Article, later: LaterForm | None = None) -> HttpResponse:
    viewer: Any = request.viewer
    may_change = can(viewer, "core.change_article", article)
    context = {
        **context_of(request, article),
        "article": article,
        "language": dict(settings.LANGUAGES).get(article.language, ""),
        "translations": [
            (each, dict(settings.LANGUAGES).get(each.language, each.language))
            for each in translations_of(article, viewer)
        ],
        "may_change": may_change,
        "may_publish": may_change and can(viewer, "core.publish_article", article),
        "let_out_by": who_let_out(article.group) if may_change and is_for_others_to_let_out(viewer, article) else "",
        "proposal": proposal_of(article) if may_change else None,
        "later_form": later or LaterForm(auto_id="later-%s"),
        "is_for_everyone": is_for_everyone(article),
        "canonical": f"{settings.SITE_URL}{page_of(article)}",
        "site": settings.SITE_URL,
    }
    return render(request, "core/blog/article.html", context, status=status_of(later) if later else 200)


@login_required
def write(request: MemberRequest, slug: str, room_slug: str) -> HttpResponse:
    """Begin an article; with `?of=<uid>`, one that says another in a further language."""
    viewer: Any = request.viewer
    room = find_room(viewer, slug, room_slug)
    if room.kind != "blog":
        raise Http404
    require(viewer, "core.write_blog", room.group)
    of = request.GET.get("of", "")
    original = article_named(viewer, slug, of) if of else None
    came_of = begun(request)
    initial: dict[str, Any] = {"language": (get_language() or "en")[:2], **came_of.words()}
    if original is not None:
        initial |= {
            "title": original.title,
            "body": original.body,
            "lead": original.lead,
            "audience": original.audience.kind,
        }
        initial["language"] = next((code for code, _name in settings.LANGUAGES if code != original.language), "en")
    form = ArticleForm(request.POST or None, request.FILES or None, viewer=viewer, group=room.group, initial=initial)
    if request.method == "POST":
        more = {"room": room, "key": form_key(request), "original": original}
        made = submit(form, came_of.making(begin_article), by=viewer, **more)
        if made:
            return go(request, page_of(made), said=_("Your draft is kept. Look at it, then let it go out."))
    context = {"form": form, "room": room, "group": room.group, "room_name": room_name(room), "original": original}
    return render(request, "core/blog/write.html", context, status=status_of(form))


@login_required
def edit(request: MemberRequest, uid: Any) -> HttpResponse:
    viewer: Any = request.viewer
    article = find_article(viewer, uid)
    require(viewer, "core.change_article", article)
    if article.published_at is not None and is_read_anew(viewer, article):
        return redirect("blog:propose", uid)
    assert article.group is not None  # it lies in a room of a group
    form = ArticleForm(request.POST or None, request.FILES or None, viewer=viewer, group=article.group, article=article)
    if request.method == "POST":
        sure = request.POST.get("confirmation", "")
        made = submit(
            form, change_article, by=viewer, article=article, version=version_read(request), confirmation=sure
        )
        if made is not None:
            notes = author_notes(made.body, viewer, group=article.group, audience=made.audience)
            return go(request, page_of(made), said=" ".join([_("Changed."), *notes]))
    may_propose = article.published_at is not None and not speaks_to_everyone(viewer, article.group)
    context = {
        "form": form,
        "article": article,
        "group": article.group,
        "back": page_of(article),
        "may_propose": may_propose,
    }
    return render(request, "core/blog/edit.html", context, status=status_of(form))


@login_required
@require_POST
def state(request: MemberRequest, uid: Any) -> HttpResponse:
    """`to`: review, draft, published, later (with a day and an hour), archived, back."""
    viewer: Any = request.viewer
    article, to = find_article(viewer, uid), request.POST.get("to", "")
    confirmation = request.POST.get("confirmation", "")
    if to == "published":
        publish_article(by=viewer, article=article, version=version_read(request), confirmation=confirmation)
        notes = author_notes(article.body, viewer, group=article.group, audience=article.audience)
        return go(request, page_of(article), said=" ".join([_("It is out."), *notes]))
    if to == "later":
        return _later(request, article, confirmation)
    if to not in STEPS:
        raise Http404
    step, said = STEPS[to]
    step(by=viewer, article=article)
    return go(request, page_of(article), said=str(said))


def _later(request: MemberRequest, article: Article, confirmation: str) -> HttpResponse:
    form, version = LaterForm(request.POST, auto_id="later-%s"), version_read(request)

    def go_out(day: Any, hour: Any) -> Article:
        at = datetime.combine(day, hour, tzinfo=timezone.get_current_timezone())
        return publish_article(by=request.viewer, article=article, at=at, version=version, confirmation=confirmation)

    if submit(form, go_out):
        return go(request, page_of(article), said=_("It goes out by itself."))
    return _page(request, article, form)


def version_read(request: MemberRequest, name: str = "version") -> int | None:
    """That of the page from which somebody sends something."""
    typed = request.POST.get(name, "")
    return int(typed) if typed.isdecimal() and len(typed) < 10 else None


@login_required
@require_POST
def uncover(request: MemberRequest, uid: Any) -> HttpResponse:
    """Without its picture."""
    article = find_article(request.viewer, uid)
    drop_cover(by=request.viewer, article=article)
    return go(request, reverse("blog:edit", args=[uid]), said=_("The picture is gone."))


@require_safe
def versions(request: MemberRequest, uid: Any) -> HttpResponse:
    """What it said before, and what changed between two of them (`?from=`, `?to=`). Who only reads it sees what it said
    since it was out."""
    viewer: Any = request.viewer
    article = find_article(viewer, uid)
    may_change = can(viewer, "core.change_article", article)
    found = versions_of(article, reader=None if may_change else viewer)
    new = chosen(found, request.GET.get("to", ""), 0)
    old = chosen(found, request.GET.get("from", ""), 1)
    context = {
        "title": article.title,
        "back": page_of(article),
        "versions": found,
        "old": old,
        "new": new,
        "lines": compare(old.body, new.body),
        "return_to": reverse("blog:return", args=[uid]) if may_change and not is_read_anew(viewer, article) else "",
    }
    return render(request, "core/revisions/compare.html", context)


@login_required
@require_POST
def return_to(request: MemberRequest, uid: Any) -> HttpResponse:
    """The version whose `number` is sent stands again."""
    article, number = find_article(request.viewer, uid), request.POST.get("number", "")
    if not number.isdecimal() or len(number) > 9:
        raise Http404
    sure = request.POST.get("confirmation", "")
    return_to_version(by=request.viewer, article=article, number=int(number), confirmation=sure)
    return go(request, page_of(article), said=_("It says again what it said then."))
