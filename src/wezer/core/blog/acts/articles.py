"""Articles: beginning, changing, who writes them, their address, their picture, an earlier version again."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.db.models import F, QuerySet

from wezer.core.acts.files import receive_image
from wezer.core.acts.posts import chosen_audience
from wezer.core.blog.acts.standing import hold_as_read, move_article, show_first_to
from wezer.core.blog.permissions import is_read_anew, widest_of
from wezer.core.blog.refusals import (
    AddressInvalid,
    AddressTaken,
    AuthorUncertain,
    AuthorUnknown,
    ChangeNotReadYet,
    TooManyAuthors,
    TranslationThere,
    VersionGone,
)
from wezer.core.blog.rules import name_of
from wezer.core.forum.acts.writing import EXCERPT, rewrite, write_down
from wezer.core.markdown import excerpt
from wezer.core.models import (
    ACTIVE_STATES,
    Article,
    ArticleAuthor,
    ArticleName,
    ArticleState,
    File,
    Group,
    Item,
    Member,
    Revision,
    Room,
)
from wezer.kernel.acts import act
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.kernel.refusals import NotFound

MOST_AUTHORS = 10
LONGEST_LEAD = 400


@act
def begin_article(
    *, by: Any, room: Room, title: str, body: str, lead: str = "", tags: str = "", audience: str = "", language: str = "",
    name: str = "", authors: Sequence[str] = (), comments: bool = True, cover: Any = None, cover_words: str = "",
    original: Article | None = None, key: str = "",
) -> Article:  # fmt: skip
    """Begin an article: a draft, for its authors alone. `authors`: names of others in the group who write it too.
    `original`: the article that this one says in another language."""
    require(by, "core.write_blog", room.group)
    if original is not None and not _reads_here(by, original, room):
        raise NotFound()
    first = (original.original or original) if original is not None else None
    spoken = _offered(language or getattr(by.member, "language", "") or "en")
    if first is not None:
        _in_one_language_once(first, spoken)
    seen_by = chosen_audience(room.group, audience or widest_of(by, room.group))
    more: dict[str, Any] = {"lead": clean_lead(lead), "original": first, "language": spoken}
    made, _named, is_new = write_down(
        Article, by=by, kind="article", room=room, title=title, body=body, tags=tags, seen_by=seen_by, key=key, draft=True,
        **more,
    )  # fmt: skip
    if is_new:
        _describe(made, name=name, comments=comments)
        _write_together(made, authors)
        if cover:
            _hang(by, made, cover, cover_words)
    return made


@act
def change_article(
    *, by: Any, article: Article, title: str, body: str, lead: str = "", tags: str = "", audience: str = "",
    language: str = "", name: str = "", authors: Sequence[str] | None = None, comments: bool = True, cover: Any = None,
    cover_words: str = "", version: int | None = None, confirmation: str = "",
) -> Article:  # fmt: skip
    """Say it otherwise; what it said before is kept. A stale `version` refuses: somebody else changed it meanwhile."""
    anew = _may_change(by, article, version, audience)
    rewrite(
        article, by=by, title=title, body=body, tags=tags, audience=audience, version=version,
        confirmation=confirmation, goes_out=article.state == ArticleState.SCHEDULED and not anew,
    )  # fmt: skip
    spoken = _offered(language) if language else article.language
    if spoken != article.language and (first := article.original or article):
        _in_one_language_once(first, spoken, but=article)
    Item.objects.filter(pk=article.pk).update(language=spoken)
    Article.objects.filter(pk=article.pk).update(lead=clean_lead(lead))
    article.refresh_from_db()
    _describe(article, name=name, comments=comments)
    if authors is not None:
        _write_together(article, authors)
    if cover:
        _hang(by, article, cover, cover_words)
    if anew:
        _read_anew(article)
    return article


@act
def return_to_version(*, by: Any, article: Article, number: int, confirmation: str = "") -> Article:
    """What it said then is what it says now; what it says now is kept too."""
    anew = _may_change(by, article)
    old = Revision.objects.filter(subject=ref(article), number=number).first()
    if old is None or not old.body:
        raise VersionGone()
    rewrite(
        article, by=by, title=old.title or article.title, body=old.body, tags=", ".join(article.tags), audience="",
        version=None, confirmation=confirmation, goes_out=article.state == ArticleState.SCHEDULED and not anew,
    )  # fmt: skip
    _describe(article)
    if anew:
        _read_anew(article)
    return article


@act
def write_no_longer(*, by: Any, group: Group, member: Member) -> None:
    """Who left the group, or was taken out of it, writes with nobody in it."""
    rows = ArticleAuthor.objects.filter(article__group=group, member=member)
    articles = [row.article for row in rows.select_related("article__group")]
    rows.delete()
    for article in articles:
        show_first_to(article)


@act
def drop_cover(*, by: Any, article: Article) -> None:
    """Without a picture again."""
    anew = _may_change(by, article)
    _without_cover(article)
    if anew:
        _read_anew(article)


def clean_lead(typed: str) -> str:
    return " ".join(typed.replace("\x00", "").split())[:LONGEST_LEAD]


def _may_change(by: Any, article: Article, version: int | None = None, audience: str = "") -> bool:
    """Whether it is to be read anew afterwards: its hour was given by somebody who read it, and whoever changes it may
    not give it, or not for this audience. What is out, they only propose to change."""
    require(by, "core.change_article", article)
    hold_as_read(article, version)
    anew = is_read_anew(by, article, audience)
    if anew and article.published_at is not None:
        raise ChangeNotReadYet()
    return anew


def _read_anew(article: Article) -> None:
    move_article(article, ArticleState.REVIEW, only=(ArticleState.SCHEDULED,), goes_out_at=None)


def _describe(article: Article, *, name: str = "", comments: bool | None = None) -> None:
    """What lists show of it, without its own table: its address, how it begins, whether it is commented on."""
    card = {**article.card, "name": _named(article, name)}
    if comments is not None:
        card["comments"] = comments
    card["excerpt"] = article.lead or excerpt(article.body, EXCERPT)
    if card != article.card:
        Item.objects.filter(pk=article.pk).update(card=card, version=F("version") + 1)
        article.card, article.version = card, article.version + 1


def _named(article: Article, typed: str) -> str:
    """The address it has now. Until it is out it follows the title, unless somebody chose it; then it stays."""
    assert article.group_id is not None  # it lies in a room of a group
    own = {each.name: each for each in ArticleName.objects.filter(article=article)}
    known = article.card.get("name", "")
    if typed:
        wanted = name_of(typed)
        if wanted != typed.strip().lower() or not wanted:
            raise AddressInvalid()
        if wanted in own:
            return wanted
        if ArticleName.objects.filter(group_id=article.group_id, name=wanted).exists():
            raise AddressTaken()
    elif known:
        return str(known)
    else:
        wanted = _free(article, name_of(article.title))
    if known and article.published_at is None:
        ArticleName.objects.filter(article=article).delete()  # nobody was ever told of it
    ArticleName.objects.create(group_id=article.group_id, name=wanted, article=article)
    return wanted


def _free(article: Article, wanted: str) -> str:
    """A name that no other article of the group has or had."""
    assert article.group_id is not None  # it lies in a room of a group
    base = wanted or f"article-{article.uid.hex[-8:]}"
    taken = set(
        ArticleName.objects.filter(group_id=article.group_id, name__startswith=base).values_list("name", flat=True)
    )
    tried = (base, *(f"{base[:74]}-{number}" for number in range(2, 1000)))
    return next((name for name in tried if name not in taken), f"article-{article.uid.hex}")


def _write_together(article: Article, names: Sequence[str]) -> None:
    """These members of the group write it too, and no others."""
    wanted = list(dict.fromkeys(name.strip() for name in names if name.strip()))
    if len(wanted) > MOST_AUTHORS:
        raise TooManyAuthors(most=MOST_AUTHORS)
    inside = Member.objects.filter(belongings__group=article.group_id, belongings__state__in=ACTIVE_STATES)
    already = set(article.others.values_list("member", flat=True))
    numbers = {_meant(name, inside, already) for name in wanted} - {article.author_id}
    article.others.exclude(member__in=numbers).delete()
    rows = [ArticleAuthor(article=article, member_id=number) for number in sorted(numbers)]
    ArticleAuthor.objects.bulk_create(rows, ignore_conflicts=True)
    show_first_to(article)


def _meant(name: str, inside: QuerySet[Member], already: set[int]) -> int:
    """Who is called so; of two of the same name the one who writes it already, else nobody is meant for certain."""
    found = set(inside.filter(name=name).values_list("pk", flat=True))
    if len(found) > 1:
        found &= already
        if len(found) != 1:
            raise AuthorUncertain(name=name)
    if not found:
        raise AuthorUnknown(name=name)
    return found.pop()


def _hang(by: Any, article: Article, upload: Any, words: str) -> None:
    """Its picture; the one before is let go."""
    _without_cover(article)
    file = receive_image(by=by, upload=upload, item=article, description=words)
    article.card = {**article.card, "cover": str(file.uid), "cover_words": file.description}
    Item.objects.filter(pk=article.pk).update(card=article.card, version=F("version") + 1)


def _without_cover(article: Article) -> None:
    File.objects.filter(item=article.pk).delete()
    card = {name: said for name, said in article.card.items() if name not in ("cover", "cover_words")}
    if card != article.card:
        Item.objects.filter(pk=article.pk).update(card=card, version=F("version") + 1)
        article.card = card


def _reads_here(by: Any, original: Article, room: Room) -> bool:
    """Whether it stands in the same group and whoever translates it may open it."""
    return original.group_id == room.group_id and Article.objects.visible_to(by).filter(pk=original.pk).exists()


def _offered(language: str) -> str:
    from wezer.core.helpdesk.refusals import LanguageNotOffered

    if language not in dict(settings.LANGUAGES):
        raise LanguageNotOffered()
    return language


def _in_one_language_once(first: Article, language: str, *, but: Article | None = None) -> None:
    kin = Article.objects.filter(original=first, withdrawn_at=None) | Article.objects.filter(pk=first.pk)
    if kin.filter(language=language).exclude(pk=but.pk if but else 0).exists():
        raise TranslationThere()
