"""Groups that end by themselves: those who tend them are told a week before, then they are archived."""

from typing import Any

from wezer.core.acts.lifecycle import archive_group
from wezer.core.endings import ending_of
from wezer.core.events_structure import GroupEnded, GroupEndsSoon
from wezer.core.models import Group
from wezer.kernel.acts import act
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.ref import ref


@act
def see_to_ending(*, by: Any, group: Group) -> None:
    """Archive it when its day has come, tell those who tend it when it is near, and forget that they were told when it
    goes on after all."""
    group = Group.objects.select_for_update(of=("self",)).get(pk=group.pk)
    ending = ending_of(group)
    if ending is None:
        Group.objects.filter(pk=group.pk).exclude(ending_told_at=None).update(ending_told_at=None)
    elif ending.is_due:
        archive_group(by=by, group=group)
        emit(GroupEnded(subject=ref(group), why=ending.why), group=group, audit=True)
    elif not ending.is_told:
        Group.objects.filter(pk=group.pk).update(ending_told_at=now())
        emit(GroupEndsSoon(subject=ref(group), why=ending.why, on=ending.on.isoformat()), group=group)
