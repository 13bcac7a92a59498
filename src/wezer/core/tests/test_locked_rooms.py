"""A locked room takes nothing new, whichever way it would come in."""

import pytest

from wezer.api.testing import Caller
from wezer.core.acts.posts import publish_draft, publish_post
from wezer.core.acts.rooms import lock_room, reopen_room
from wezer.core.models import Post, Room
from wezer.core.talk_refusals import RoomNotOpen
from wezer.core.testing import viewer
from wezer.core.viewer import Viewer

pytestmark = pytest.mark.django_db


def test_a_draft_is_not_published_into_a_locked_room_and_is_kept(circle, join):
    fern = join("Fern")
    room = Room.objects.get(group=circle("Garden", founder=fern), kind="talk")
    drafted = publish_post(by=viewer(fern), room=room, body="The well is dry.", draft=True)
    lock_room(by=Viewer.system(), room=room)
    with pytest.raises(RoomNotOpen):
        publish_draft(by=viewer(fern), post=Post.objects.get(pk=drafted.pk))
    answer = Caller.of(fern, "*").post(f"core/posts/{drafted.uid}/publication", {})
    assert (answer.status_code, Post.objects.get(pk=drafted.pk).published_at) == (409, None), answer.content
    reopen_room(by=Viewer.system(), room=Room.objects.get(pk=room.pk))
    assert publish_draft(by=viewer(fern), post=Post.objects.get(pk=drafted.pk)).published_at is not None
