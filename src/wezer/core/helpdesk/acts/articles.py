"""Help articles: written, made of a solved request in one step, said in another language, changed."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings

from wezer.core.acts.posts import chosen_audience
from wezer.core.forum.acts.writing import rewrite, write_down
from wezer.core.helpdesk.events import HelpArticleWritten
from wezer.core.helpdesk.refusals import LanguageNotOffered, LanguageTaken, NotMadePublic
from wezer.core.helpdesk.rules import PAGES
from wezer.core.models import ArticlePage, AudienceKind, HelpArticle, Item, Room, Ticket, TicketState
from wezer.core.settings_registry import value
from wezer.kernel.acts import act
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref


@act
def write_article(
    *, by: Any, room: Room, title: str, body: str, language: str, pages: Sequence[str] = (), tags: str = "",
    audience: str = "", key: str = "",
) -> HelpArticle:  # fmt: skip
    """Write an article: what it explains (`pages`) offers it."""
    require(by, "core.write_article", room.group)
    seen_by = chosen_audience(room.group, audience or _widest(room))
    return _put(by, room, title=title, body=body, language=language, seen_by=seen_by, tags=tags, key=key, pages=pages)


@act
def make_article(*, by: Any, ticket: Ticket) -> HelpArticle:
    """An article of what was asked and what solved it, in one step; twice is once."""
    require(by, "core.make_article", ticket)
    if ticket.is_private or ticket.accepted is None or ticket.state not in (TicketState.SOLVED, TicketState.CLOSED):
        raise NotMadePublic()
    known = HelpArticle.objects.filter(made_from=ticket).first()
    if known is not None:
        return known
    told = (ticket.language, by.member.language if by.member else "", value("community.language"))
    language = next((each for each in told if each in dict(settings.LANGUAGES)), "en")
    page = str(ticket.context.get("page", "")).partition(":")[0]
    return _put(
        by, ticket.room, title=ticket.title, body=ticket.accepted.body, language=language, seen_by=ticket.audience,
        key=f"article of {ticket.uid}", pages=[page] if page in PAGES else [], made_from=ticket, source=ref(ticket),
    )  # fmt: skip


@act
def translate_article(
    *, by: Any, article: HelpArticle, language: str, title: str, body: str, key: str = ""
) -> HelpArticle:
    """The same in another language; the two lead to each other."""
    require(by, "core.write_article", article.group)
    first = article.original or article
    kin = HelpArticle.objects.select_for_update().filter(original=first, withdrawn_at=None)
    if language == first.language or language in [each.language for each in kin]:
        raise LanguageTaken()
    pages = list(first.pages.values_list("page", flat=True))
    return _put(
        by, article.room, title=title, body=body, language=language, seen_by=first.audience, key=key, pages=pages,
        original=first, source=ref(first),
    )  # fmt: skip


@act
def edit_article(
    *, by: Any, article: HelpArticle, title: str, body: str, pages: Sequence[str] = (), tags: str = "",
    version: int | None = None,
) -> HelpArticle:  # fmt: skip
    """Say it otherwise; what it said before is kept. A stale `version` refuses."""
    require(by, "core.write_article", article.group)
    rewrite(article, by=by, title=title, body=body, tags=tags, audience="", version=version, confirmation="")
    _offer(article, pages)
    return article


def _put(
    by: Any, room: Any, *, title: str, body: str, language: str, seen_by: Any, pages: Sequence[str], key: str, tags: str = "",
    source: str = "", **more: Any,
) -> HelpArticle:  # fmt: skip
    if language not in dict(settings.LANGUAGES):
        raise LanguageNotOffered()
    article, _named, is_new = write_down(
        HelpArticle, by=by, kind="help_article", room=room, title=title, body=body, tags=tags, seen_by=seen_by, key=key,
        language=language, **more,
    )  # fmt: skip
    if is_new:
        _offer(article, pages)
        emit(HelpArticleWritten(subject=ref(article), source=source), group=room.group_id, audience=seen_by)
    return article


def _offer(article: HelpArticle, pages: Sequence[str]) -> None:
    """These parts of WeZer name the article, and no others."""
    wanted = [page for page in dict.fromkeys(pages) if page in PAGES]
    article.pages.exclude(page__in=wanted).delete()
    ArticlePage.objects.bulk_create([ArticlePage(article=article, page=page) for page in wanted], ignore_conflicts=True)
    Item.objects.filter(pk=article.pk).update(card={**article.card, "pages": wanted})


def _widest(room: Room) -> str:
    return AudienceKind.COMMUNITY if room.group.is_root or room.group.sight != "secret" else AudienceKind.GROUP
