"""What a reference is about, for one viewer: a text and where it stands, or nothing when they may not see it."""

from typing import Any, NamedTuple

from django.urls import reverse

from wezer.core.chat.reading import address_of
from wezer.core.kinds import item_kinds
from wezer.core.markdown import plain_text
from wezer.core.models import Comment, Item, Message
from wezer.kernel.ref import Ref

#: So much of a text says which one it is.
SHOWN = 80


class About(NamedTuple):
    title: str
    url: str


def about(subject: str, viewer: Any) -> About | None:
    """The item, comment or message that a reference names, as far as the viewer may read it. At most two statements."""
    try:
        label, uid = Ref(subject).label, Ref(subject).uid
    except ValueError:
        return None
    return {"core.comment": _comment, "core.message": _message}.get(label, _item)(uid, viewer)


def _item(uid: Any, viewer: Any) -> About | None:
    found = Item.objects.visible_to(viewer).select_related("group").filter(uid=uid).first()
    if found is None or found.kind not in item_kinds:
        return None
    title = found.title or plain_text(str(found.card.get("excerpt", "")), SHOWN) or str(item_kinds[found.kind].name)
    return About(title, reverse("items:item", args=[found.uid]))


def _comment(uid: Any, viewer: Any) -> About | None:
    found = Comment.objects.filter(uid=uid, withdrawn_at=None, hidden_at=None).select_related("item").first()
    if found is None or not Item.objects.visible_to(viewer).filter(pk=found.item.pk).exists():
        return None
    return About(plain_text(found.body, SHOWN), f"{reverse('items:item', args=[found.item.uid])}#comment-{found.uid}")


def _message(uid: Any, viewer: Any) -> About | None:
    rows = Message.objects.visible_to(viewer).select_related("conversation")
    found = rows.filter(uid=uid, withdrawn_at=None, hidden_at=None).first()
    return About(plain_text(found.body, SHOWN), address_of(found, found.conversation)) if found is not None else None
