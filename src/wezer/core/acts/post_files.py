"""What hangs on a post: pictures, and documents of the kinds that its group keeps.

A picture is drawn anew without what its camera wrote; a document stays as it was sent. Both are served only to who reads
the post, and go with it.
"""

import hashlib
from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import F

from wezer.core import images
from wezer.core.acts.files import forget_files, receive_image
from wezer.core.acts.items import require_author
from wezer.core.events import FileReceived, PostEdited
from wezer.core.kinds import item_kinds
from wezer.core.library.acts.receiving import taken_in
from wezer.core.models import File, FileState, Item, Post
from wezer.core.talk_refusals import TooManyFiles
from wezer.kernel.acts import act, current
from wezer.kernel.events import emit
from wezer.kernel.permissions import require_voice
from wezer.kernel.ref import ref
from wezer.kernel.refusals import NotFound

#: Documents that one post may carry.
MOST_FILES = 8


@act
def add_to_post(*, by: Any, post: Post, pictures: Iterable[Any] = (), documents: Iterable[Any] = ()) -> Post:
    """Hang more on one's own post."""
    _require_own(by, post)
    hang_pictures(by, post, pictures)
    hang_files(post, documents)
    _say(post)
    return post


@act
def take_from_post(*, by: Any, post: Post, files: Collection[str]) -> Post:
    """Take these pictures and documents (by their uids) away from one's own post; their bytes go."""
    _require_own(by, post)
    if not take_away(post, files):
        raise NotFound()
    _say(post)
    return post


def hang_pictures(by: Any, post: Post, pictures: Iterable[Any]) -> None:
    """For acts only."""
    kept = post.card.get("pictures", [])
    made = [
        receive_image(by=by, upload=upload, item=post, position=len(kept) + place)
        for place, upload in enumerate(pictures)
    ]
    if made:
        _keep_card(post, pictures=[*kept, *(str(file.uid) for file in made)])


def hang_files(post: Post, files: Iterable[Any]) -> None:
    """For acts only."""
    listed, kept = list(files), post.card.get("files", [])
    if len(kept) + len(listed) > MOST_FILES:
        raise TooManyFiles(most=MOST_FILES)
    made = [_receive(post, upload, len(kept) + place) for place, upload in enumerate(listed)]
    if made:
        told = [{"uid": str(file.uid), "name": file.name, "size": file.size} for file in made]
        _keep_card(post, files=[*kept, *told])


def take_away(post: Post, files: Collection[str]) -> bool:
    """Whether any of these hung on the post. For acts only."""
    pictures, documents = post.card.get("pictures", []), post.card.get("files", [])
    gone = {*pictures, *(each["uid"] for each in documents)} & set(files)
    if gone:
        forget_files(File.objects.filter(item=post, uid__in=gone))
        _keep_card(
            post,
            pictures=[uid for uid in pictures if uid not in gone],
            files=[each for each in documents if each["uid"] not in gone],
        )
    return bool(gone)


def _receive(post: Post, upload: Any, position: int) -> File:
    assert post.group is not None  # a post lies in a room of a group
    content, name, kind = taken_in(post.group, upload)
    sha256 = hashlib.sha256(content).hexdigest()
    images.write_once(images.kept_path(sha256), content)
    file = File.objects.create(
        name=name, sha256=sha256, size=len(content), type=kind.type, state=FileState.READY, owner_id=post.author_id,
        item=post, position=position,
    )  # fmt: skip
    emit(FileReceived(subject=ref(post), file=str(file.uid)))
    return file


def _keep_card(post: Post, **said: list[Any]) -> None:
    current()
    others = {name: value for name, value in post.card.items() if name not in said}
    post.card = {**others, **{name: value for name, value in said.items() if value}}
    Item.objects.filter(pk=post.pk).update(card=post.card, version=F("version") + 1)


def _require_own(by: Any, post: Post) -> None:
    require_author(by, post)
    require_voice(by, post)
    if post.withdrawn_at is not None:
        raise NotFound()


def _say(post: Post) -> None:
    item_kinds[post.kind].reindex(post)
    if post.published_at is not None:
        emit(PostEdited(subject=ref(post)), group=post.group_id, audience=post.audience_id)
