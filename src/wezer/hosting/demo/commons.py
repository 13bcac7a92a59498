"""Rooms come and go: one is proposed and opened, one was for a feast and is archived, one still waits for a yes."""

from datetime import timedelta

from wezer.core.acts.rooms import accept_room, archive_room, lock_room, open_room, propose_room
from wezer.core.models import Room
from wezer.core.viewer import Viewer
from wezer.hosting.demo.valley import Valley

GROUP = "garden"


def plan_rooms(valley: Valley) -> None:
    """Nothing here draws on the story's chance, so that the rest of the year stays as it was."""
    story = valley.story
    story.at(story.end - timedelta(days=120), lambda: _for_a_feast(valley))
    story.at(story.end - timedelta(days=90), lambda: _over(valley))
    story.at(story.end - timedelta(days=21), lambda: _ask(valley, "Recipes", is_opened=True))
    story.at(story.end - timedelta(days=2), lambda: _ask(valley, "Swap of tools", is_opened=False))


def _steward(valley: Valley) -> Viewer:
    return valley.by(valley.holder_of(GROUP))


def _for_a_feast(valley: Valley) -> None:
    open_room(by=_steward(valley), group=valley.groups[GROUP], kind="talk", name="Harvest feast")


def _over(valley: Valley) -> None:
    """The feast is over: locked first, while the last ones read, then archived."""
    room = Room.objects.select_related("group").get(group=valley.groups[GROUP], name="Harvest feast")
    lock_room(by=_steward(valley), room=room)
    archive_room(by=_steward(valley), room=room)


def _ask(valley: Valley, name: str, *, is_opened: bool) -> None:
    """Clover, who works there, asks for a room."""
    if not Viewer.of(valley.named("Clover")).belongs_directly(valley.groups[GROUP]):
        return
    room = propose_room(by=valley.by("Clover"), group=valley.groups[GROUP], kind="talk", name=name)
    if is_opened:
        accept_room(by=_steward(valley), room=room)
