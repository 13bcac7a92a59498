"""What a member wrote where others read it, and how it stays, is signed otherwise, or goes, as they wish."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import apps
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from wezer.core import images
from wezer.core.acts.files import forget_files
from wezer.core.acts.items import emptied, text_columns
from wezer.core.acts.nobody import somebody
from wezer.core.acts.reactions import count_comment
from wezer.core.chat.acts.messages import NOT_PINNED
from wezer.core.duties import OwnData, own_data
from wezer.core.kinds import item_kinds
from wezer.core.maps.points import forget_on_map
from wezer.core.models import (
    Comment,
    CommentReaction,
    Event,
    EventReport,
    File,
    FileState,
    Item,
    LinkPreview,
    Member,
    Message,
    Poll,
    Reaction,
    Revision,
    SearchDoc,
    Wish,
)
from wezer.core.retention import held
from wezer.core.search.index import forget_in_search
from wezer.kernel.clock import now
from wezer.kernel.ref import ref

#: Words and pictures leave the archive as they are served: WebP without any metadata.
PICTURE = "webp"


@own_data.add
class Items(OwnData):
    kind = "items"
    name = _("What I published")
    keeps = (
        "core.Item.author", "core.Item.written_by", "core.Item.hidden_by", "core.SearchDoc.author",
        "core.Revision.written_by",
    )  # fmt: skip
    order = 10

    def export(self, member: Member, viewer: Any) -> list[dict[str, Any]]:
        rows = Item.objects.filter(author=member).order_by("created_at", "id")
        return [
            {
                "uid": str(row.uid),
                "kind": row.kind,
                "title": row.title,
                "card": row.card,
                "text": _text_of(row),
                "created_at": row.created_at.isoformat(),
            }
            for row in rows.iterator(chunk_size=500)
        ]

    def erase(self, *, by: Any, member: Member, wish: str) -> None:
        mine = Item.objects.filter(author=member)
        kept = held().uids()
        drafts = [item for item in mine.filter(published_at=None) if not _is_place(item)]
        blank_items(drafts)
        if wish == Wish.DELETE:
            own = mine.exclude(published_at=None).exclude(uid__in=kept)
            going = [item for item in own if not (_is_place(item) or _is_record(item))]
            shared = _shared(going)
            blank_items([item for item in going if item.pk not in shared])
            if shared:
                _unsign(mine.filter(pk__in=shared), member)
                names = _names([item for item in going if item.pk in shared])
                Revision.objects.filter(written_by=member, subject__in=names).update(written_by=somebody())
        elif wish == Wish.ANONYMISE:
            _unsign(mine.filter(kind__in=[each.kind for each in item_kinds if not each.is_record]), member)
            Item.objects.filter(written_by=member).update(written_by=None)
            Revision.objects.filter(written_by=member).update(written_by=somebody())
        mine.update(version=F("version") + 1)  # the fragments that name its author are drawn anew


@own_data.add
class Comments(OwnData):
    kind = "comments"
    name = _("My comments")
    keeps = ("core.Comment.author", "core.Comment.written_by")
    order = 20

    def export(self, member: Member, viewer: Any) -> list[dict[str, Any]]:
        rows = Comment.objects.filter(author=member, withdrawn_at=None).order_by("created_at", "id")
        return [{"body": row.body, "created_at": row.created_at.isoformat()} for row in rows.iterator(chunk_size=500)]

    def erase(self, *, by: Any, member: Member, wish: str) -> None:
        sign_anew(Comment, member, wish)


@own_data.add
class Messages(OwnData):
    kind = "messages"
    name = _("My messages")
    forgets = (
        "core.Attendance.member",
        "core.CommentReaction.party",
        "core.MessageReaction.party",
        "core.Reaction.party",
    )
    keeps = (
        "core.Message.author", "core.Message.written_by", "core.Message.pinned_by", "core.Conversation.assigned",
    )  # fmt: skip
    order = 20

    def export(self, member: Member, viewer: Any) -> list[dict[str, Any]]:
        rows = Message.objects.filter(written_by=member, withdrawn_at=None).select_related("conversation")
        return [
            {"conversation": str(row.conversation.uid), "body": row.body, "created_at": row.created_at.isoformat()}
            for row in rows.order_by("created_at", "id").iterator(chunk_size=500)
        ]

    def erase(self, *, by: Any, member: Member, wish: str) -> None:
        sign_anew(Message, member, wish)
        Message.objects.filter(pinned_by=member).update(pinned_by=None)
        for item in Item.objects.filter(pk__in=Reaction.objects.filter(party=member).values("item")):
            _count_without(item, member)
        for comment in list(
            Comment.objects.filter(pk__in=CommentReaction.objects.filter(party=member).values("comment"))
        ):
            CommentReaction.objects.filter(comment=comment, party=member).delete()
            count_comment(comment)


@own_data.add
class Files(OwnData):
    kind = "files"
    name = _("My pictures and documents")
    keeps = ("core.File.owner",)
    order = 30

    def export(self, member: Member, viewer: Any) -> list[dict[str, Any]]:
        rows = File.objects.filter(owner=member).order_by("created_at", "id")
        return [{"uid": str(row.uid), "name": row.name, "description": row.description} for row in rows]

    def files(self, member: Member, viewer: Any) -> Iterator[tuple[str, bytes]]:
        for row in File.objects.filter(owner=member, state=FileState.READY).order_by("created_at", "id"):
            path = images.kept_path(row.sha256)
            if path.exists():
                ending = PICTURE if row.type == images.TYPE else row.name.rpartition(".")[2]
                yield f"{row.uid}.{ending}", path.read_bytes()

    def erase(self, *, by: Any, member: Member, wish: str) -> None:
        """What hangs on nothing others read was the person's own; the rest loses the name it came with."""
        forget_files(File.objects.filter(owner=member, item=None))
        of_posts = File.objects.filter(owner=member, item__kind="post").exclude(type=images.TYPE)  # named in the post
        File.objects.filter(owner=member).exclude(pk__in=of_posts.values("pk")).update(name=PICTURE)
        if wish == Wish.ANONYMISE:
            File.objects.filter(owner=member).update(owner=somebody())


def blank_items(items: Sequence[Item]) -> None:
    """Tombstones: the row, its kind and its room stay; words, pictures, where it was and search entry go (SETTLED row 43)."""
    numbers = [item.pk for item in items]
    for kind in {item.kind for item in items}:
        model = _model_of(kind)
        if model is not None and (words := emptied(model)):
            model._base_manager.filter(pk__in=numbers).update(**words)
    Revision.objects.filter(subject__in=_names(items)).delete()
    forget_in_search(item__in=numbers)
    forget_files(File.objects.filter(item__in=numbers))
    Poll.objects.filter(post__in=numbers).delete()
    LinkPreview.objects.filter(post__in=numbers).delete()
    Event.objects.filter(pk__in=numbers).update(ical_uid="")
    EventReport.objects.filter(event_date__event__in=numbers).delete()
    forget_on_map(numbers)
    Item.objects.filter(pk__in=numbers).update(title="", card={}, version=F("version") + 1)
    Item.objects.filter(pk__in=numbers, withdrawn_at=None).update(withdrawn_at=now())


def _names(items: Sequence[Item]) -> list[str]:
    """By which their versions call them."""
    models = {kind: _model_of(kind) for kind in {item.kind for item in items}}
    return [f"{models[item.kind]._meta.label_lower}/{item.uid}" for item in items if models[item.kind] is not None]


def _shared(items: Sequence[Item]) -> set[int]:
    """Which of them others have made theirs too: they stay."""
    kinds = {item.kind for item in items if item.kind in item_kinds}
    return {pk for kind in kinds for pk in item_kinds[kind].shared([item for item in items if item.kind == kind])}


def _unsign(items: Any, member: Member) -> None:
    """What hangs on them follows: pictures and documents tell no more than the text."""
    nobody = somebody()
    File.objects.filter(owner=member, item__in=items.values("pk")).update(owner=nobody)
    SearchDoc.objects.filter(item__in=items.values("pk")).update(author=nobody)  # nor does a search tell it
    items.update(author=nobody, written_by=None, version=F("version") + 1)


def sign_anew(model: Any, member: Member, wish: str) -> None:
    """Comments, messages, answers: they go, or nothing tells any more who wrote them."""
    mine = model._base_manager.filter(author=member)
    if wish == Wish.DELETE:
        forget_files(File.objects.filter(uid__in=_pictures(mine)))
        subjects = [ref(each) for each in mine.iterator(chunk_size=500)]
        Revision.objects.filter(subject__in=subjects).delete()
        mine.filter(withdrawn_at=None).update(withdrawn_at=now())
        mine.update(body="", body_html="", **({"tokens": "", "pictures": [], **NOT_PINNED} if model is Message else {}))
    elif wish == Wish.ANONYMISE:
        mine.update(author=somebody(), written_by=None, key="")
        model._base_manager.filter(written_by=member).update(written_by=None)


def _pictures(rows: Any) -> list[str]:
    if rows.model is not Message:
        return []
    return [uid for pictures in rows.exclude(pictures=[]).values_list("pictures", flat=True) for uid in pictures]


def _count_without(item: Item, member: Member) -> None:
    counts = dict(item.count.reactions)
    for kind in Reaction.objects.filter(item=item, party=member).values_list("kind", flat=True):
        counts[kind] = max(counts.get(kind, 0) - 1, 0)
    type(item.count).objects.filter(item=item).update(reactions={kind: n for kind, n in counts.items() if n})


def _text_of(item: Item) -> dict[str, str]:
    model = _model_of(item.kind)
    names = [name for name in text_columns(model) if not name.endswith("_html")] if model else []
    return dict(model._base_manager.filter(pk=item.pk).values(*names).first() or {}) if model and names else {}


def _model_of(kind: str) -> Any:
    known = item_kinds.get(kind)
    return apps.get_model(known.model) if known is not None and known.model else None


def _is_place(item: Item) -> bool:
    return item.kind in item_kinds and item_kinds[item.kind].is_place


def _is_record(item: Item) -> bool:
    return item.kind in item_kinds and item_kinds[item.kind].is_record
