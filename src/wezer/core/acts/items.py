"""What every kind of item shares: withdrawing, restoring, hiding."""

from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.core.models import Item
from wezer.core.search.index import list_in_search
from wezer.kernel.acts import act
from wezer.kernel.clock import now
from wezer.kernel.permissions import require
from wezer.kernel.refusals import Conflict, NotAllowed

#: A withdrawn item can be taken back for so long; then it is blanked (SETTLED row 43).
UNDO = timedelta(days=30)


class NotRestorable(Conflict):
    code = "not_restorable"
    message = _("This was withdrawn too long ago to be taken back.")


@act
def withdraw_item(*, by: Any, item: Item) -> None:
    """The author takes it out of sight; it can be taken back for thirty days."""
    _require_author(by, item)
    Item.objects.filter(pk=item.pk, withdrawn_at=None).update(withdrawn_at=now())
    list_in_search(item)


@act
def restore_item(*, by: Any, item: Item) -> None:
    _require_author(by, item)
    if not Item.objects.filter(pk=item.pk, withdrawn_at__gt=now() - UNDO).update(withdrawn_at=None):
        raise NotRestorable()
    list_in_search(item)


@act
def hide_item(*, by: Any, item: Item, reason: str) -> None:
    """A moderator hides it, with a reason its author reads; the author still sees it."""
    require(by, "core.moderate", item.group)
    Item.objects.filter(pk=item.pk, hidden_at=None).update(hidden_at=now(), hidden_by=by.member, hidden_reason=reason[:500])
    list_in_search(item)


@act
def show_item(*, by: Any, item: Item) -> None:
    require(by, "core.moderate", item.group)
    Item.objects.filter(pk=item.pk).update(hidden_at=None, hidden_by=None, hidden_reason="")
    list_in_search(item)


def _require_author(by: Any, item: Item) -> None:
    if not (by.is_system or by.may_act_for(item.author_id)):
        raise NotAllowed()
