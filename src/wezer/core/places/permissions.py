"""The rights over places."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.core.models import GroupState, RoomState
from wezer.core.permissions import comment_item, tend_group, write_in_group
from wezer.kernel.permissions import permission


@permission("core.suggest_place", label=_("Suggest a place for the map"), writes=True)
def suggest_place(viewer: Any, group: Any) -> bool:
    """Who writes in the group."""
    return write_in_group(viewer, group)


@permission("core.correct_place", label=_("Correct a place of the map"), writes=True)
def correct_place(viewer: Any, place: Any) -> bool:
    """Who writes in its group and reads it, as long as its room is open: a place is everybody's there."""
    if place.room is None or place.room.state != RoomState.OPEN:
        return False
    reads = place.is_published and place.audience_id in viewer.audience_ids
    return bool(reads and place.stands and place.group is not None and write_in_group(viewer, place.group))


@permission("core.judge_place", label=_("Say that a place of the map is there, or is no longer"), writes=True)
def judge_place(viewer: Any, place: Any) -> bool:
    """Members who read it, but not whoever suggested it."""
    if not comment_item(viewer, place) or not place.stands or viewer.may_act_for(place.author_id):
        return False
    return bool(place.written_by_id != viewer.member.pk)


@permission("core.settle_place", label=_("Confirm a place of the map alone, or take it away"))
def settle_place(viewer: Any, place: Any) -> bool:
    """Those who tend its group and read it."""
    reads = place.is_published and (viewer.is_system or place.audience_id in viewer.audience_ids)
    return bool(reads and place.group is not None and tend_group(viewer, place.group))


@permission("core.import_places", label=_("Bring many places in out of a file"), writes=True)
def import_places(viewer: Any, group: Any) -> bool:
    """Those who tend the group, while it is active. Taking back what came is asked of `core.tend_group` alone."""
    return bool(group.state == GroupState.ACTIVE and tend_group(viewer, group))
