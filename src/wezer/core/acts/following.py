"""Following, and having been somewhere."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.core.models import Follow, Item, Party, Room, Visit
from wezer.core.unread import SITTING, has_news
from wezer.kernel.acts import act
from wezer.kernel.clock import now
from wezer.kernel.refusals import NotAllowed, Refusal

#: More than this nobody reads; it keeps telling cheap.
MOST_FOLLOWED = 500


class FollowsMany(Refusal):
    code = "follows_many"
    message = _("You follow {most} things already. Stop following one of them first.")


class FollowsSelf(Refusal):
    code = "follows_self"
    message = _("You cannot follow yourself.")


Target = Item | Party | Room


@act
def follow(*, by: Any, target: Target) -> bool:
    """Hear of what is new there from now on; True when it is new. What `target` is shown to `by` is asked by who found it."""
    _inside(by)
    if isinstance(target, Party) and target.pk == by.member.pk:
        raise FollowsSelf()
    where = place(target)
    if Follow.objects.filter(member=by.member, **where).exists():
        return False
    if Follow.objects.filter(member=by.member).count() >= MOST_FOLLOWED:
        raise FollowsMany(most=MOST_FOLLOWED)
    Follow.objects.bulk_create([Follow(member=by.member, **where)], ignore_conflicts=True)
    return True


@act
def unfollow(*, by: Any, target: Target) -> bool:
    """Hear no more of it; True when one did."""
    if by.member is None:
        raise NotAllowed()
    gone, _rows = Follow.objects.filter(member=by.member, **place(target)).delete()
    return bool(gone)


def place(target: Target) -> dict[str, int]:
    """The column of Follow that names it. A kind's own row is found under its item or party."""
    for model, name in ((Item, "item_id"), (Party, "party_id"), (Room, "room_id")):
        if isinstance(target, model):
            return {name: target.pk}
    raise AssertionError(target)


@act
def visit_room(*, by: Any, room: Room, visit: Visit | None, newest: Any = None) -> Visit | None:
    """Write down that the member has seen what stands in the room. `newest` is when its newest item was published.

    Nothing is written while nothing is new. Coming back within some minutes is the same visit.
    """
    if by.member is None or not has_news(visit, newest):
        return visit
    moment = now()
    if visit is None:
        made = Visit(member=by.member, room=room, seen_at=moment)
        Visit.objects.bulk_create([made], ignore_conflicts=True)
        return made
    before = visit.seen_at if moment - visit.seen_at > SITTING else visit.before_at
    visit.seen_at, visit.before_at = moment, before
    Visit.objects.filter(pk=visit.pk).update(seen_at=moment, before_at=before)
    return visit


def _inside(by: Any) -> None:
    if by.member is None or not by.is_inside:
        raise NotAllowed()
