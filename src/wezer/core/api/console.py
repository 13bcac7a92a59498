"""The console for machines, and telling everybody in a group."""

from typing import Annotated, Any

from pydantic import Field

from wezer.core.acts.announcing import announce_to_group
from wezer.core.announcing import left_this_week, who_is_told
from wezer.core.api.common import router
from wezer.core.api.groups import found_group
from wezer.core.api.posts import PostOut, show_post
from wezer.core.community import community
from wezer.core.console import lists_for, signs, worst
from wezer.core.models import Post
from wezer.kernel.permissions import require
from wezer.ui.rest import MADE, UID, Schema, Strict, Text, idempotent, made, moment


class SignOut(Schema):
    name: str
    state: Annotated[str, Field(description="good, sun (worth a look) or alert")]
    text: str


class GardenRowOut(Schema):
    text: str
    note: str
    url: str
    at: str | None


class GardenListOut(Schema):
    kind: str
    name: str
    rows: list[GardenRowOut]
    has_more: bool


class ConsoleOut(Schema):
    """Health, and what asks for a hand; a few rows of each list."""

    state: str
    signs: list[SignOut]
    lists: list[GardenListOut]


class ToldOut(Schema):
    important: bool
    total: int
    here: int
    digest: int
    now: int
    off: int
    left: int


class TellEverybodyIn(Strict):
    title: Annotated[str, Field(max_length=200)]
    body: Text
    important: bool = False


@router.get("/garden", response=ConsoleOut)
def garden(request: Any) -> Any:
    """What the garden shows at a glance to those who tend the community."""
    require(request.viewer, "core.tend_community", community())
    read = signs(request.viewer)
    return {
        "state": worst(read),
        "signs": [{"name": each.name, "state": each.state, "text": each.text} for each in read],
        "lists": [
            {
                "kind": shown.kind.kind,
                "name": str(shown.kind.name),
                "has_more": shown.has_more,
                "rows": [
                    {"text": row.text, "note": row.note, "url": row.url, "at": moment(row.at)} for row in shown.rows
                ],
            }
            for shown in lists_for(request.viewer)
        ],
    }


@router.get("/groups/{uid}/announcements", response=list[ToldOut])
def who_would_hear(request: Any, uid: UID) -> Any:
    """How many would hear of an announcement, and of an important one, by which channel; how many are left this week."""
    group = found_group(request, uid)
    require(request.viewer, "core.tend_group", group)
    left = left_this_week(group)
    return [
        {
            "important": each.important,
            "total": each.total,
            "here": each.here,
            "digest": each.digest,
            "now": each.now,
            "off": each.off,
            "left": min(left) if each.important else left[0],
        }
        for each in who_is_told(group)
    ]


@router.post("/groups/{uid}/announcements", response=MADE(PostOut))
@idempotent
def new_announcement(request: Any, uid: UID, new: TellEverybodyIn) -> Any:
    """Tell everybody in the group, by a post and a notice to each."""
    post = announce_to_group(by=request.viewer, group=found_group(request, uid), key=request.key, **new.dict())
    rows = Post.objects.select_related("author", "group", "audience", "room", "count")
    return made(show_post(rows.get(pk=post.pk)))
