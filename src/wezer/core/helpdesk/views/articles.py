"""Help articles: reading, writing, changing, saying in another language."""

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wezer.core.forum.views.threads import context_of
from wezer.core.halls import room_name
from wezer.core.helpdesk.acts.articles import edit_article, translate_article, write_article
from wezer.core.helpdesk.forms import ArticleForm
from wezer.core.helpdesk.reading import translations_of
from wezer.core.helpdesk.rules import PAGES
from wezer.core.helpdesk.views.desk import find_desk
from wezer.core.http import MemberRequest
from wezer.core.models import HelpArticle
from wezer.core.revisions import kept_for
from wezer.kernel.permissions import can, require
from wezer.ui.forms import status_of, submit
from wezer.ui.http import form_key, go


def find_article(request: MemberRequest, uid: Any) -> HelpArticle:
    found = HelpArticle.objects.visible_to(request.viewer).select_related(
        "author__photo", "group", "room", "audience", "count", "original"
    )
    return get_object_or_404(found, uid=uid)


def page_of_article(article: HelpArticle) -> str:
    return reverse("help:article", args=[article.uid])


def _language_name(code: str) -> str:
    return dict(settings.LANGUAGES).get(code, code)


@require_safe
def show(request: MemberRequest, uid: Any) -> HttpResponse:
    found = find_article(request, uid)
    kin = translations_of(found, request.viewer)
    context = {
        **context_of(request, found),
        "article": found,
        "language": _language_name(found.language),
        "translations": [(each, _language_name(each.language)) for each in kin],
        "explains": [PAGES[page] for page in found.card.get("pages", ()) if page in PAGES],
        "may_write": can(request.viewer, "core.write_article", found.group),
    }
    return render(request, "core/help/article.html", context)


@login_required
def write(request: MemberRequest, slug: str, room_slug: str) -> HttpResponse:
    viewer: Any = request.viewer
    room = find_desk(request, slug, room_slug)
    require(viewer, "core.write_article", room.group)
    form = ArticleForm(request.POST or None, initial={"language": (get_language() or "en")[:2]})
    if request.method == "POST" and (made := submit(form, write_article, by=viewer, room=room, key=form_key(request))):
        return go(request, page_of_article(made), said=_("The article is there."))
    context = {"form": form, "group": room.group, "room": room, "room_name": room_name(room)}
    return render(request, "core/help/write.html", context, status=status_of(form))


@login_required
def edit(request: MemberRequest, uid: Any) -> HttpResponse:
    found = find_article(request, uid)
    require(request.viewer, "core.write_article", found.group)
    initial = {
        "title": found.title,
        "body": found.body,
        "tags": ", ".join(found.tags),
        "pages": found.card.get("pages", []),
    }
    form = ArticleForm(request.POST or None, is_new=False, initial=initial)
    version = request.POST.get("version", "")
    more: dict[str, Any] = {"version": int(version) if version.isdecimal() and len(version) < 10 else None}
    if request.method == "POST" and submit(form, edit_article, by=request.viewer, article=found, **more) is not None:
        return go(request, page_of_article(found), said=_("Changed."))
    context = {"form": form, "item": found, "group": found.group, "back": page_of_article(found)}
    return render(request, "core/forum/edit.html", context, status=status_of(form))


@login_required
def translate(request: MemberRequest, uid: Any) -> HttpResponse:
    """The same in another language."""
    found = find_article(request, uid)
    require(request.viewer, "core.write_article", found.group)
    form = ArticleForm(request.POST or None, is_translation=True, initial={"title": found.title, "body": found.body})
    if request.method == "POST":
        made = submit(form, translate_article, by=request.viewer, article=found, key=form_key(request))
        if made:
            return go(request, page_of_article(made), said=_("The two lead to each other."))
    context = {"form": form, "article": found, "back": page_of_article(found)}
    return render(request, "core/help/translate.html", context, status=status_of(form))


@require_safe
def versions(request: MemberRequest, uid: Any) -> HttpResponse:
    found = find_article(request, uid)
    kept = kept_for(request.viewer, found)[:100]
    if not found.edited_at:
        return redirect(page_of_article(found))
    context = {"title": found.title, "back": page_of_article(found), "revisions": kept}
    return render(request, "core/forum/versions.html", context)
