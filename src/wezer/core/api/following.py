"""What one follows, and having been in a room."""

from typing import Any, Literal

from wezer.core.acts.following import follow, unfollow, visit_room
from wezer.core.api.common import caller, router
from wezer.core.api.rooms import found_room
from wezer.core.following import find_followed, find_target, followed_by
from wezer.core.following import listed as lines_of
from wezer.core.talk_feed import newest_in_rooms
from wezer.core.unread import visit_of
from wezer.ui.paging import page_after
from wezer.ui.rest import UID, After, Limit, Listed, Schema

Kind = Literal["item", "group", "room", "member"]


class FollowedOut(Schema):
    kind: str
    uid: UID
    name: str
    """Empty when one may not see it any more."""
    url: str


@router.get("/me/following", response=Listed[FollowedOut])
def following(request: Any, after: After = "", limit: Limit = 20) -> Any:
    """What one follows, newest first; only oneself knows."""
    page = page_after(followed_by(caller(request)), after, size=limit, order=("-created_at", "-id"))
    return {"items": lines_of(page.items, request.viewer), "next": page.next or None}


@router.put("/me/following/{kind}/{uid}", response={204: None})
def start_following(request: Any, kind: Kind, uid: UID) -> Any:
    """Hear of what is new in a group or room, under an item, or from a member."""
    caller(request)
    follow(by=request.viewer, target=find_target(request.viewer, kind, uid))
    return None


@router.delete("/me/following/{kind}/{uid}", response={204: None})
def stop_following(request: Any, kind: Kind, uid: UID) -> Any:
    """Hear of it no more."""
    unfollow(by=request.viewer, target=find_followed(caller(request), kind, uid))
    return None


@router.post("/rooms/{uid}/visit", response={204: None})
def visit(request: Any, uid: UID) -> Any:
    """Say that one has seen what stands in the room: nothing in it is unread any more."""
    caller(request)
    room, viewer = found_room(request, uid), request.viewer
    newest = newest_in_rooms([room], viewer, each=1)
    if newest and viewer.belongs(room.group):
        visit_room(by=viewer, room=room, visit=visit_of(viewer, room), newest=newest[0].published_at)
    return None
