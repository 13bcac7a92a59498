"""Who is told of what becomes of rooms."""

from wezer.core.acts.notices import notify
from wezer.core.models import Group, Member, Room
from wezer.core.queries import actor_of, members_who_may, members_with_right
from wezer.core.rooms.doors import room_name
from wezer.core.viewer import Viewer
from wezer.kernel.events import receiver
from wezer.kernel.models import Fact
from wezer.kernel.ref import resolve

system = Viewer.system()


@receiver("core.room_disabled")
def tell_of_a_room_out_of_order(fact: Fact) -> None:
    """Those who tend the community, and those who tend the group."""
    room = _room(fact)
    if room is not None:
        people = {*members_with_right("core.tend_community"), *members_who_may("core.tend_group", room.group)}
        _notify(fact, "room_disabled", people, room.group, room=str(room.uid), name=room_name(room))


@receiver("core.room_proposed")
def tell_of_a_proposed_room(fact: Fact) -> None:
    room = _room(fact)
    if room is not None and room.proposed_by is not None:
        people = set(members_who_may("core.tend_group", room.group))
        _notify(fact, "room_proposed", people, room.group, room=str(room.uid), name=room_name(room))


@receiver("core.room_opened", "core.room_changed")
def tell_who_proposed_it(fact: Fact) -> None:
    """Yes, or no."""
    if fact.name == "core.room_opened":
        room = _room(fact)
        if room is not None and room.proposed_by is not None:
            _notify(fact, "room_accepted", {room.proposed_by}, room.group, name=room_name(room), slug=room.slug)
    elif fact.payload["state"] == "declined":
        member, group = resolve(fact.payload["member"]), Group.objects.filter(pk=fact.group or 0).first()
        if isinstance(member, Member) and group is not None:
            _notify(fact, "room_declined", {member}, group, kind=fact.payload["kind"])


def _room(fact: Fact) -> Room | None:
    found = resolve(fact.subject)
    return found if isinstance(found, Room) else None


def _notify(fact: Fact, about: str, members: set[Member], group: Group, **detail: str) -> None:
    actor = actor_of(fact)
    ordered = sorted(members, key=lambda member: member.pk)
    notify(by=system, members=ordered, kind=about, fact=fact, group=group, actor=actor, detail=detail)
