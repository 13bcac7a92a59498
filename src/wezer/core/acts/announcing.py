"""Telling everybody in a group, by a post and a notice to each."""

from typing import Any

from wezer.core.acts.notices import notify
from wezer.core.acts.posts import publish_post
from wezer.core.announcing import A_WEEK, KINDS, MOST, MOST_IMPORTANT, everybody_in, left_this_week
from wezer.core.events import GroupTold
from wezer.core.models import Group, Item, Post, Room, RoomState
from wezer.core.refusals import AnnouncedEnough, NowhereToTell
from wezer.kernel.acts import act
from wezer.kernel.events import emit
from wezer.kernel.models import Fact
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref

#: So many are told in one transaction.
TOGETHER = 200


@act
def announce_to_group(*, by: Any, group: Group, title: str, body: str, important: bool = False, key: str = "") -> Post:
    """A post in the group's talk, of which everybody in it hears; an important one by mail at once, twice a week at most."""
    require(by, "core.tend_group", group)
    Group.objects.select_for_update().get(pk=group.pk)  # two at once do not both find the last place
    room = Room.objects.select_related("group").filter(group=group, kind="talk", state=RoomState.OPEN).first()
    if room is None:
        raise NowhereToTell()
    made = publish_post(by=by, room=room, title=title, body=body, key=key)
    if Fact.objects.filter(name="core.group_told", subject=ref(made)).exists():  # the same key: it was told
        return made
    left, left_important = left_this_week(group)
    if not left or (important and not left_important):
        most = MOST_IMPORTANT if important and not left_important else MOST
        raise AnnouncedEnough(number=most, days=A_WEEK.days)
    emit(GroupTold(subject=ref(made), important=important), group=group, audience=made.audience)
    return made


def tell_everybody(*, by: Any, fact: Fact, item: Item, group: Group, important: bool) -> None:
    """Each who is in the group, some at a time, so that no transaction is long."""
    after = 0
    while people := list(everybody_in(group).filter(pk__gt=after)[:TOGETHER]):
        after = people[-1].pk
        notify(by=by, members=people, kind=KINDS[important], fact=fact, item=item, group=group, actor=item.author)
