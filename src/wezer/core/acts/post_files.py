"""What hangs on a post: pictures, and documents of the kinds that its group keeps.

A picture is drawn anew without what its camera wrote; a document stays as it was sent. Both are served only to who reads
the post, and go with it.
"""

from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import F, Max

from wezer.core import images
from wezer.core.acts.files import forget_files, keep_bytes, receive_image
from wezer.core.acts.items import require_author
from wezer.core.acts.space import claim_space
from wezer.core.events import FileReceived, PostEdited
from wezer.core.kinds import item_kinds
from wezer.core.library.acts.receiving import taken_in
from wezer.core.models import File, FileState, Item, Post
from wezer.core.talk_refusals import TooManyFiles, TooManyPictures
from wezer.kernel.acts import act, current
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import require_voice
from wezer.kernel.ref import ref
from wezer.kernel.refusals import NotFound

#: Documents that one post may carry.
MOST_FILES = 8
#: Pictures that one post may carry.
MOST_PICTURES = 8


@act
def add_to_post(*, by: Any, post: Post, pictures: Iterable[Any] = (), documents: Iterable[Any] = ()) -> Post:
    """Hang more on one's own post."""
    lock_card(post)
    _require_own(by, post)
    hang_pictures(by, post, pictures)
    hang_files(post, documents)
    _say(post)
    return post


@act
def take_from_post(*, by: Any, post: Post, files: Collection[str]) -> Post:
    """Take these pictures and documents (by their uids) away from one's own post; their bytes go."""
    lock_card(post)
    _require_own(by, post)
    if not take_away(post, files):
        raise NotFound()
    _say(post)
    return post


def lock_card(post: Post) -> None:
    """Whoever changes a card locks its row first, and goes on from what it says now: the post may have been read before
    somebody else changed it. For acts only."""
    current()
    post.card = Item.objects.select_for_update().values_list("card", flat=True).get(pk=post.pk)


def hang_pictures(by: Any, post: Post, pictures: Iterable[Any]) -> None:
    """For acts only, on a locked card."""
    listed, there = list(pictures), _pictures(post)
    if not listed:
        return
    if there.count() + len(listed) > MOST_PICTURES:
        raise TooManyPictures(most=MOST_PICTURES)
    for place, upload in enumerate(listed, _next_place(there)):
        receive_image(by=by, upload=upload, item=post, position=place)
    _list_anew(post)


def hang_files(post: Post, files: Iterable[Any]) -> None:
    """For acts only, on a locked card."""
    listed, there = list(files), _documents(post)
    if not listed:
        return
    if there.count() + len(listed) > MOST_FILES:
        raise TooManyFiles(most=MOST_FILES)
    for place, upload in enumerate(listed, _next_place(there)):
        _receive(post, upload, place)
    _list_anew(post)


def take_away(post: Post, files: Collection[str]) -> bool:
    """Whether any of these hung on the post. For acts only, on a locked card."""
    wanted = set(files)
    gone = [file for file in File.objects.filter(item=post) if str(file.uid) in wanted] if wanted else []
    if gone:
        forget_files(gone)
        _list_anew(post)
    return bool(gone)


def mark_edited(post: Post) -> None:
    """Readers of a published post read that it is no longer what it was. For acts only."""
    current()
    if post.published_at is not None:
        post.edited_at = now()
        Item.objects.filter(pk=post.pk).update(edited_at=post.edited_at)


def _pictures(post: Post) -> Any:
    return File.objects.filter(item=post, type=images.TYPE)


def _documents(post: Post) -> Any:
    return File.objects.filter(item=post).exclude(type=images.TYPE)


def _next_place(there: Any) -> int:
    last = there.aggregate(last=Max("position"))["last"]
    return 0 if last is None else last + 1


def _receive(post: Post, upload: Any, position: int) -> File:
    assert post.group is not None  # a post lies in a room of a group
    content, name, kind = taken_in(post.group, upload)
    claim_space(post, len(content), field="file")
    file = File.objects.create(
        name=name, sha256=keep_bytes(content), size=len(content), type=kind.type, state=FileState.READY, owner_id=post.author_id,
        item=post, position=position,
    )  # fmt: skip
    emit(FileReceived(subject=ref(post), file=str(file.uid)))
    return file


def _list_anew(post: Post) -> None:
    """The card lists what hangs on the post, in the order in which it was hung."""
    said = {
        "pictures": [str(file.uid) for file in _pictures(post).order_by("pk")],
        "files": [
            {"uid": str(file.uid), "name": file.name, "size": file.size} for file in _documents(post).order_by("pk")
        ],
    }
    others = {name: value for name, value in post.card.items() if name not in said}
    post.card = {**others, **{name: value for name, value in said.items() if value}}
    Item.objects.filter(pk=post.pk).update(card=post.card, version=F("version") + 1)


def _require_own(by: Any, post: Post) -> None:
    require_author(by, post)
    require_voice(by, post)
    if post.withdrawn_at is not None:
        raise NotFound()


def _say(post: Post) -> None:
    mark_edited(post)
    item_kinds[post.kind].reindex(post)
    if post.published_at is not None:
        emit(PostEdited(subject=ref(post)), group=post.group_id, audience=post.audience_id)
