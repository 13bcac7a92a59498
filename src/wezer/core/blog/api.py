"""Blogs for machines: articles, where they stand, what they said before."""

from typing import Annotated, Any, Literal

from django.http import Http404
from ninja import File as FileParam
from ninja.files import UploadedFile
from pydantic import Field

from wezer.core.api.common import router
from wezer.core.api.posts import ItemOut, show_item
from wezer.core.api.rooms import found_room
from wezer.core.blog.acts.articles import begin_article, change_article, drop_cover, return_to_version
from wezer.core.blog.acts.states import (
    archive_article,
    bring_article_back,
    propose_article,
    publish_article,
    take_article_back,
)
from wezer.core.blog.reading import articles, find_article, translations_of
from wezer.core.models import Article, Room
from wezer.core.revisions import versions_of
from wezer.kernel.permissions import can
from wezer.ui.paging import page_after
from wezer.ui.rest import (
    MADE,
    UID,
    After,
    Limit,
    Line,
    Listed,
    PartyOut,
    Schema,
    Short,
    Strict,
    Text,
    Version,
    When,
    idempotent,
    made,
    moment,
    show_party,
)

Title = Annotated[str, Field(max_length=200)]
#: What may be asked of an article, each by its act.
STEPS = {"review": propose_article, "draft": take_article_back, "archived": archive_article, "back": bring_article_back}


class ArticleOut(ItemOut):
    """`name`: the last part of its address. `goes_out_at`: when it goes out by itself."""

    name: str
    lead: str
    excerpt: str
    body: str
    tags: list[str]
    language: str
    authors: list[PartyOut]
    cover: UID | None
    comments_open: bool
    goes_out_at: str | None
    edited_at: str | None


class ArticleRowOut(ItemOut):
    name: str
    excerpt: str
    tags: list[str]
    language: str
    cover: UID | None


class ArticleIn(Strict):
    """`authors`: names of others in the group who write it too. `original`: the article that it says in another language."""

    title: Title
    body: Text
    lead: Line = ""
    tags: Line = ""
    audience: Annotated[str, Field(max_length=20)] = ""
    language: Annotated[str, Field(max_length=12)] = ""
    name: Annotated[str, Field(max_length=80)] = ""
    authors: Annotated[list[Short], Field(max_length=10)] = []
    comments: bool = True
    original: UID | None = None


class ArticleChange(Strict):
    title: Title
    body: Text
    lead: Line = ""
    tags: Line = ""
    audience: Annotated[str, Field(max_length=20)] = ""
    language: Annotated[str, Field(max_length=12)] = ""
    name: Annotated[str, Field(max_length=80)] = ""
    authors: Annotated[list[Short], Field(max_length=10)] | None = None
    comments: bool = True
    version: Version | None = None
    confirmation: Short = ""


class ArticleStep(Strict):
    """`published` goes out now, or at the moment `at`: what was read, when its `version` is sent. `back` brings it out of
    the archive."""

    to: Literal["review", "draft", "published", "archived", "back"]
    at: When | None = None
    version: Version | None = None
    confirmation: Short = ""


class ArticleVersionOut(Schema):
    """`number` is 0 for what it says now."""

    place: int
    number: int
    title: str
    body: str
    until: str | None


class ReturnIn(Strict):
    number: Annotated[int, Field(ge=1, le=2**31 - 1)]
    confirmation: Short = ""


def show_row(article: Any) -> dict[str, Any]:
    return {
        **show_item(article),
        "name": article.card.get("name", ""),
        "excerpt": article.card.get("excerpt", ""),
        "tags": article.card.get("tags", []),
        "language": article.language,
        "cover": article.card.get("cover"),
    }


def show_article(article: Article) -> dict[str, Any]:
    return {
        **show_row(article),
        "state": article.state,
        "lead": article.lead,
        "body": article.body,
        "authors": [show_party(article.author), *(show_party(each.member) for each in article.others.all())],
        "comments_open": article.card.get("comments", True),
        "goes_out_at": moment(article.goes_out_at),
        "edited_at": moment(article.edited_at),
    }


def _blog(request: Any, uid: Any) -> Room:
    room = found_room(request, uid)
    if room.kind != "blog":
        raise Http404
    return room


@router.get("/articles", response=Listed[ArticleRowOut])
def all_articles(request: Any, tag: Short = "", after: After = "", limit: Limit = 20) -> Any:
    """What the blogs of all groups tell, as far as one reads it."""
    return page_after(articles(request.viewer, tag=tag), after, size=limit).as_dict(show_row)


@router.get("/rooms/{uid}/articles", response=Listed[ArticleRowOut])
def articles_of_blog(
    request: Any, uid: UID, tag: Short = "", archived: bool = False, after: After = "", limit: Limit = 20
) -> Any:
    """What stands in a blog; or in its archive."""
    rows = articles(request.viewer, room=_blog(request, uid), tag=tag, archived=archived)
    return page_after(rows, after, size=limit).as_dict(show_row)


@router.post("/rooms/{uid}/articles", response=MADE(ArticleOut))
@idempotent
def new_article(request: Any, uid: UID, new: ArticleIn) -> Any:
    """Begin an article: a draft, for those who write it."""
    given = new.dict()
    original = find_article(request.viewer, new.original) if new.original else None
    article = begin_article(
        by=request.viewer, room=_blog(request, uid), key=request.key, **{**given, "original": original}
    )
    return made(show_article(find_article(request.viewer, article.uid)))


@router.get("/articles/{uid}", response=ArticleOut)
def article(request: Any, uid: UID) -> Any:
    return show_article(find_article(request.viewer, uid))


@router.put("/articles/{uid}", response=ArticleOut)
def put_article(request: Any, uid: UID, change: ArticleChange) -> Any:
    """Say it otherwise; what it said before is kept."""
    change_article(by=request.viewer, article=find_article(request.viewer, uid), **change.dict())
    return show_article(find_article(request.viewer, uid))


@router.put("/articles/{uid}/state", response=ArticleOut)
def put_article_state(request: Any, uid: UID, step: ArticleStep) -> Any:
    """Give it to be read, take it back, let it go out, archive it."""
    found = find_article(request.viewer, uid)
    if step.to == "published":
        publish_article(
            by=request.viewer, article=found, at=step.at, version=step.version, confirmation=step.confirmation
        )
    else:
        STEPS[step.to](by=request.viewer, article=found)
    return show_article(find_article(request.viewer, uid))


@router.get("/articles/{uid}/translations", response=list[ArticleRowOut])
def article_translations(request: Any, uid: UID) -> Any:
    """The same in other languages. `POST /rooms/{uid}/articles` with `original` makes one."""
    found = translations_of(find_article(request.viewer, uid), request.viewer)
    return [show_row(find_article(request.viewer, each.uid)) for each in found]


@router.get("/articles/{uid}/versions", response=list[ArticleVersionOut])
def article_versions(request: Any, uid: UID) -> Any:
    """What it said, the newest first: since it was out, for who only reads it."""
    found = find_article(request.viewer, uid)
    reader = None if can(request.viewer, "core.change_article", found) else request.viewer
    return [
        {
            "place": each.place,
            "number": each.number,
            "title": each.title,
            "body": each.body,
            "until": moment(each.until),
        }
        for each in versions_of(found, reader=reader)
    ]


@router.post("/articles/{uid}/versions/return", response=ArticleOut)
def return_article(request: Any, uid: UID, wanted: ReturnIn) -> Any:
    """It says again what it said in that version."""
    return_to_version(by=request.viewer, article=find_article(request.viewer, uid), **wanted.dict())
    return show_article(find_article(request.viewer, uid))


@router.post("/articles/{uid}/cover", response=ArticleOut)
def new_cover(request: Any, uid: UID, picture: FileParam[UploadedFile], words: Line = "") -> Any:
    """Its picture on top (multipart, as a photo); `words` say what it shows."""
    found = find_article(request.viewer, uid)
    said = {name: getattr(found, name) for name in ("title", "body", "lead")}
    change_article(
        by=request.viewer, article=found, **said, tags=", ".join(found.tags), cover=picture, cover_words=words,
        comments=found.card.get("comments", True),
    )  # fmt: skip
    return show_article(find_article(request.viewer, uid))


@router.delete("/articles/{uid}/cover", response={204: None})
def no_cover(request: Any, uid: UID) -> Any:
    """Without a picture again."""
    drop_cover(by=request.viewer, article=find_article(request.viewer, uid))
    return None
