"""What every kind of item shares: withdrawing, restoring, hiding, and forgetting what was withdrawn long ago."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.apps import apps
from django.db.models import CharField, F, JSONField, TextField
from django.utils.translation import gettext_lazy as _

from wezer.core.acts.files import forget_files
from wezer.core.community import community
from wezer.core.events import ItemHidden, ItemRestored, ItemShown, ItemWithdrawn
from wezer.core.kinds import item_kinds
from wezer.core.maps.points import forget_on_map
from wezer.core.models import (
    ArticleName,
    ArticleProposal,
    Document,
    DocumentVersion,
    EventReport,
    File,
    Item,
    LinkPreview,
    Poll,
    Revision,
    Room,
    RoomState,
    SearchDoc,
    Thing,
)
from wezer.core.retention import undo_days
from wezer.core.search.index import list_in_search
from wezer.core.talk_refusals import ReasonMissing
from wezer.kernel.acts import act
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.kernel.refusals import Conflict, NotAllowed


class NotRestorable(Conflict):
    code = "not_restorable"
    message = _("This was withdrawn too long ago to be taken back.")


@act
def withdraw_item(*, by: Any, item: Item) -> None:
    """The author takes it out of sight; it can be taken back for a while (`undo_days`)."""
    require_author(by, item)
    if item.kind in item_kinds:
        if item_kinds[item.kind].is_place:
            raise NotAllowed()
        item_kinds[item.kind].check_withdrawal(item)
    if Item.objects.filter(pk=item.pk, withdrawn_at=None).update(withdrawn_at=now()):
        list_in_search(item)
        emit(ItemWithdrawn(subject=ref(item)), group=item.group_id)


@act
def restore_item(*, by: Any, item: Item) -> None:
    """Its author takes a withdrawal back."""
    require_author(by, item)
    in_bin = Room.objects.filter(state=RoomState.DELETED).values("pk")  # it comes back with its room
    gone = Item.objects.filter(pk=item.pk, withdrawn_at__gt=now() - timedelta(days=undo_days())).exclude(
        room_id__in=in_bin
    )
    if not gone.update(withdrawn_at=None):
        raise NotRestorable()
    list_in_search(item)
    emit(ItemRestored(subject=ref(item)), group=item.group_id)


@act
def hide_item(*, by: Any, item: Item, reason: str) -> None:
    """A moderator hides it, with a reason its author reads; the author still sees it."""
    require(by, "core.moderate", item.group or community())
    if not reason.strip():
        raise ReasonMissing()
    hidden = {"hidden_at": now(), "hidden_by": by.member, "hidden_reason": reason.strip()[:500]}
    if Item.objects.filter(pk=item.pk, hidden_at=None).update(**hidden):
        list_in_search(item)
        emit(ItemHidden(subject=ref(item)), group=item.group_id, audit=True)


@act
def show_item(*, by: Any, item: Item) -> None:
    """A moderator takes the hiding back."""
    require(by, "core.moderate", item.group or community())
    if Item.objects.filter(pk=item.pk, hidden_at__isnull=False).update(
        hidden_at=None, hidden_by=None, hidden_reason=""
    ):
        list_in_search(item)
        emit(ItemShown(subject=ref(item)), group=item.group_id, audit=True)


@act
def blank_withdrawn_items(
    *, by: Any, limit: int = 500, before: datetime | None = None, spared: Sequence[Any] = ()
) -> int:
    """Forget the words of what was withdrawn too long ago to be taken back, and where it was; the row stays as a tombstone (SETTLED row 43).

    The worker calls it now and then; returns how many were blanked. The words of a kind are the texts of its own table.
    """
    old = Item.objects.filter(withdrawn_at__lt=before or now() - timedelta(days=undo_days())).exclude(
        title="", card={}, latitude=None
    )
    old = old.exclude(uid__in=spared)
    numbers = list(old.order_by("pk").values_list("pk", flat=True)[:limit])
    blank(numbers)
    return len(numbers)


def blank(numbers: Sequence[int]) -> None:
    """The words of these items, their pictures, where they were and how they are found: gone. For acts."""
    rows = list(Item.objects.filter(pk__in=numbers).values_list("kind", "uid"))
    names = [f"{item_kinds[kind].model.lower()}/{uid}" for kind, uid in rows if kind in item_kinds]
    for kind in {kind for kind, _uid in rows if kind in item_kinds and not item_kinds[kind].is_record}:
        model = apps.get_model(item_kinds[kind].model)
        if words := emptied(model):
            model._base_manager.filter(pk__in=numbers).update(**words)
    Thing.objects.filter(pk__in=numbers).update(terms={})
    Document.objects.filter(pk__in=numbers).update(body="")
    DocumentVersion.objects.filter(document__in=numbers).update(text="", note="", name="")
    forget_files(File.objects.filter(item_id__in=numbers))
    Revision.objects.filter(subject__in=names).update(title="", body="")
    Poll.objects.filter(post__in=numbers).delete()
    LinkPreview.objects.filter(post__in=numbers).delete()
    EventReport.objects.filter(event_date__event__in=numbers).delete()
    ArticleProposal.objects.filter(article__in=numbers).delete()
    ArticleName.objects.filter(article__in=numbers).delete()  # made of the words of its title
    SearchDoc.objects.filter(item_id__in=numbers).delete()
    forget_on_map(numbers)
    Item.objects.filter(pk__in=numbers).update(title="", card={}, version=F("version") + 1)


def text_columns(model: Any) -> list[str]:
    """Columns of a kind's own table that hold words."""
    return [field.name for field in model._meta.local_fields if isinstance(field, TextField)]


#: What its author said beside the texts, and how it is empty.
_ASIDE = {"tags": [], "context": {}, "skill": "", "price": ""}


def emptied(model: Any) -> dict[str, Any]:
    """What the words of a kind's own table are when they are gone."""
    short = {field.name for field in model._meta.local_fields if isinstance(field, (CharField, JSONField))}
    return {**dict.fromkeys(text_columns(model), ""), **{name: none for name, none in _ASIDE.items() if name in short}}


def require_author(by: Any, item: Item) -> None:
    """Raise unless `by` is the author, or may act for the group that is."""
    if not (by.is_system or by.may_act_for(item.author_id)):
        raise NotAllowed()
