"""Posts: writing, publishing, changing. Withdrawing and hiding are the same for every item (`items.py`)."""

import hashlib
from collections.abc import Collection, Iterable
from typing import Any

from django.db import IntegrityError
from django.db.models import F

from wezer.core.acts.items import require_author
from wezer.core.acts.post_files import hang_files, hang_pictures, lock_card, mark_edited, take_away
from wezer.core.events import PostEdited, PostPublished
from wezer.core.markdown import RENDERER, excerpt, plain_text, render
from wezer.core.mentions import Mentions, many_people, mentions
from wezer.core.models import Audience, Group, Item, Post, Revision, Room
from wezer.core.models.talk import LONGEST_BODY
from wezer.core.polls.acts.asking import Plan, check_begins, keep_poll
from wezer.core.polls.refusals import PollStands
from wezer.core.posting import UNLISTED, audience_key, audiences_of, reaches_of
from wezer.core.previews.acts import ask_for_preview
from wezer.core.rooms.taking import refuse_closed
from wezer.core.rules import clean_name
from wezer.core.search.index import index_item
from wezer.core.talk_refusals import AudienceRefused, MentionsMany, TextEmpty, TextTooLong
from wezer.kernel.acts import act, attempt
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import require, require_voice
from wezer.kernel.ref import ref
from wezer.kernel.refusals import StaleVersion

#: How much of a post stands on its card.
EXCERPT = 420


@act
def publish_post(
    *,
    by: Any,
    room: Room,
    body: str,
    title: str = "",
    audience: str = "",
    draft: bool = False,
    confirmation: str = "",
    key: str = "",
    pictures: Iterable[Any] = (),
    documents: Iterable[Any] = (),
    language: str = "",
    poll: Plan | None = None,
) -> Post:
    """Write a post in a talk room, for the group unless a wider audience is chosen. With `draft`, only its author sees it.
    With `poll` it asks its readers something.

    The same `key` sent twice by the same party gives the same post.
    """
    group = room.group
    require(by, "core.write_in_group", group)
    refuse_closed(room, "post")
    once = one_time(by, key)
    if once and (known := Post.objects.filter(key=once).first()):
        return known
    seen_by = chosen_audience(group, audience)
    text = clean_text(body)
    heading = clean_name(title, most=200, field="title") if title.strip() else ""
    named = mentions(text, by, group=group, audience=seen_by)
    if not draft:
        confirm_many(by, named, confirmation)
    try:
        with attempt():
            post = Post.objects.create(
                kind="post",
                room=room,
                group=group,
                author=by.party,
                written_by=by.member,
                audience=seen_by,
                title=heading,
                language=language or getattr(by.member, "language", ""),
                body=text,
                body_html=render(text, named.links),
                renderer=RENDERER,
                key=once,
                card=_card(text),
                published_at=None if draft else now(),
            )
    except IntegrityError:
        return Post.objects.get(key=once)
    hang_pictures(by, post, pictures)
    hang_files(post, documents)
    if poll is not None:
        _hang_poll(post, poll)
    _index(post, named)
    ask_for_preview(post)
    if not draft:
        _tell(post, named)
    return post


@act
def publish_draft(*, by: Any, post: Post, confirmation: str = "") -> Post:
    """Let others read a draft, from now on."""
    require_author(by, post)
    require(by, "core.write_in_group", post.group)
    assert post.room is not None  # a post lies in a room of a group
    refuse_closed(post.room, "post")
    named = mentions(post.body, by, group=post.group, audience=post.audience)
    confirm_many(by, named, confirmation)
    check_begins(post)
    moment = now()
    if Item.objects.filter(pk=post.pk, published_at=None, withdrawn_at=None).update(published_at=moment):
        post.published_at = moment
        _index(post, named)
        ask_for_preview(post)
        _tell(post, named)
    return post


@act
def edit_post(
    *,
    by: Any,
    post: Post,
    body: str,
    title: str = "",
    audience: str = "",
    version: int | None = None,
    confirmation: str = "",
    pictures: Iterable[Any] = (),
    documents: Iterable[Any] = (),
    without: Collection[str] = (),
) -> Post:
    """Change a post; what it said before is kept. A stale `version` refuses: somebody else changed it meanwhile.
    `without`: pictures and documents, by their uids, that are taken away."""
    lock_card(post)
    require_author(by, post)
    require_voice(by, post)
    pictures, documents = list(pictures), list(documents)
    text = clean_text(body)
    heading = clean_name(title, most=200, field="title") if title.strip() else ""
    assert post.group is not None  # a post lies in a room of a group
    seen_by = chosen_audience(post.group, audience) if audience else post.audience
    before = mentions(post.body, by, group=post.group, audience=post.audience)
    named = mentions(text, by, group=post.group, audience=seen_by)
    if post.published_at is not None:
        confirm_many(by, Mentions(groups=[g for g in named.groups if g not in before.groups]), confirmation)
    new: list[Any] = []
    says_otherwise = (text, heading, seen_by.pk) != (post.body, post.title, post.audience_id)
    if says_otherwise:
        _change(by, post, text, heading, seen_by, named, version)
        new = [member for member in named.members if member not in before.members]
    elif pictures or documents or without:
        _require_fresh(post, version)
    is_hung_anew = _hang_anew(by, post, pictures, documents, without)
    if is_hung_anew:
        _index(post, named)
    if post.published_at is not None and (says_otherwise or is_hung_anew):
        emit(PostEdited(subject=ref(post), members=_refs(new)), group=post.group, audience=post.audience)
    return post


def _require_fresh(post: Post, version: int | None) -> None:
    if version is not None and not Item.objects.filter(pk=post.pk, version=version).exists():
        raise StaleVersion()


def _hang_anew(
    by: Any, post: Post, pictures: Iterable[Any], documents: Iterable[Any], without: Collection[str]
) -> bool:
    """Whether the post carries something else than before."""
    hung = [post.card.get(name) for name in ("pictures", "files")]
    take_away(post, without)  # first: it makes room
    hang_pictures(by, post, pictures)
    hang_files(post, documents)
    is_other = hung != [post.card.get(name) for name in ("pictures", "files")]
    if is_other:
        mark_edited(post)
    return is_other


@act
def plan_poll(*, by: Any, post: Post, poll: Plan | None) -> Post:
    """What a draft asks, or that it asks nothing. Once others may read it, it stands."""
    lock_card(post)
    require_author(by, post)
    if not Item.objects.filter(pk=post.pk, published_at=None, withdrawn_at=None).exists():
        raise PollStands()
    _hang_poll(post, poll)
    _index(post, mentions(post.body, by, group=post.group, audience=post.audience))
    return post


def _change(
    by: Any, post: Post, text: str, heading: str, seen_by: Audience, named: Mentions, version: int | None
) -> None:
    # Item's own columns on Item's own table: a conditional update there is one statement (SETTLED row 2).
    fresh = Item.objects.filter(pk=post.pk, version=post.version if version is None else version, withdrawn_at=None)
    edited = now() if post.published_at else None
    card = {**post.card, **_card(text)}
    if not fresh.update(version=F("version") + 1, title=heading, audience=seen_by, card=card, edited_at=edited):
        raise StaleVersion()
    if post.published_at:
        keep_revision(post, number=post.version, title=post.title, body=post.body, by=by)
    html = render(text, named.links)
    Post.objects.filter(pk=post.pk).update(body=text, body_html=html, renderer=RENDERER)
    post.refresh_from_db()
    _index(post, named)
    ask_for_preview(post)


def keep_revision(thing: Any, *, number: int, body: str, by: Any, title: str = "") -> None:
    """Keep what a text said until now, and whom an item said it to."""
    Revision.objects.create(
        subject=ref(thing), number=number, title=title, body=body, written_by=by.member, replaced_at=now(),
        audience_id=getattr(thing, "audience_id", None),
    )  # fmt: skip


def clean_text(typed: str) -> str:
    """What was typed, as it is kept. Refuses nothing at all, and too much."""
    text = typed.replace("\x00", "").replace("\r\n", "\n").strip()
    if not text:
        raise TextEmpty()
    if len(text) > LONGEST_BODY:
        raise TextTooLong(most=LONGEST_BODY)
    return text


def chosen_audience(group: Group, kind: str) -> Audience:
    """The audience row; the narrowest when none is chosen, a refusal when the group does not publish that far."""
    allowed = [name for name, _words in audiences_of(group)]
    wanted = kind or allowed[0]
    if wanted not in allowed:
        raise AudienceRefused()
    return Audience.objects.get(key=audience_key(wanted, group))


def chosen_reach(group: Group, kind: str) -> tuple[Audience, bool]:
    """The audience row, and whether it opens besides to whoever has its address."""
    if kind != UNLISTED:
        return chosen_audience(group, kind), False
    if UNLISTED not in dict(reaches_of(group)):
        raise AudienceRefused()
    return chosen_audience(group, ""), True


def confirm_many(by: Any, named: Mentions, confirmation: str) -> None:
    """Mentioning a group of many needs the right and a second yes (core.md T-2)."""
    many = many_people(named.groups)
    for group, _number in many:
        require(by, "core.mention_many", group)
    token = ",".join(f"{group.uid}:{number}" for group, number in many)
    if many and confirmation != token:
        raise MentionsMany(
            token=token, group=", ".join(group.name for group, _n in many), number=sum(number for _g, number in many)
        )


def one_time(by: Any, key: str) -> str:
    """The key as it is kept: nobody else's key is ever theirs."""
    return hashlib.sha256(f"{by.party.pk}:{key}".encode()).hexdigest()[:40] if key else ""


def _card(text: str) -> dict[str, Any]:
    shown = excerpt(text, EXCERPT)
    return {"excerpt": shown, "is_cut": shown.endswith("…")}


def _hang_poll(post: Post, poll: Plan | None) -> None:
    said = {name: value for name, value in post.card.items() if name != "poll"}
    post.card = {**said, **keep_poll(post, poll)}
    Item.objects.filter(pk=post.pk).update(card=post.card, version=F("version") + 1)


def _index(post: Post, named: Mentions) -> None:
    index_item(post, body=plain_text("\n\n".join(post.words()), LONGEST_BODY), tags=named.tags)


def _tell(post: Post, named: Mentions) -> None:
    emit(
        PostPublished(subject=ref(post), members=_refs(named.members), groups=_refs(named.groups)),
        group=post.group,
        audience=post.audience,
    )


def _refs(things: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(ref(thing) for thing in things)
