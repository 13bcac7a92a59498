"""What a member may take away of what is kept of them. Packages add their part."""

from collections.abc import Callable
from typing import Any

from wezer.core.models import (
    Application,
    Belonging,
    Comment,
    Endorsement,
    Follow,
    Item,
    Look,
    MailPlan,
    Member,
    NoticeChoice,
    ProfileField,
    RoleHolding,
    Rsvp,
)
from wezer.kernel.clock import now

Part = Callable[[Member, Any], Any]

_parts: dict[str, Part] = {}


def own_data(name: str) -> Callable[[Part], Part]:
    """Register a package's part: `fn(member, viewer)` gives plain JSON values, of this member's own things only."""

    def register(part: Part) -> Part:
        _parts[name] = part
        return part

    return register


def data_of(member: Member, viewer: Any) -> dict[str, Any]:
    return {"made_at": now().isoformat(), **{name: part(member, viewer) for name, part in _parts.items()}}


@own_data("member")
def _member(member: Member, viewer: Any) -> dict[str, Any]:
    user = member.user
    return {
        "uid": str(member.uid),
        "name": member.name,
        "number": member.number,
        "since": member.created_at.isoformat(),
        "language": member.language,
        "timezone": member.timezone,
        "login": {"email": user.email, "created_at": user.created_at.isoformat()} if user else None,
    }


@own_data("profile")
def _profile(member: Member, viewer: Any) -> list[dict[str, Any]]:
    rows = ProfileField.objects.filter(member=member).select_related("audience").order_by("key")
    return [
        {"key": row.key, "value": row.value, "audience": row.audience.key if row.audience else "nobody"} for row in rows
    ]


@own_data("belonging")
def _belonging(member: Member, viewer: Any) -> list[dict[str, Any]]:
    rows = Belonging.objects.filter(member=member).select_related("group").order_by("since", "id")
    return [
        {"group": row.group.name, "state": row.state, "since": row.since.isoformat(), "crossing": row.crossing}
        for row in rows
    ]


@own_data("application")
def _application(member: Member, viewer: Any) -> list[dict[str, Any]]:
    found = Application.objects.filter(belonging__member=member).prefetch_related("messages")
    return [
        {
            "answers": each.answers,
            "messages": [
                {"mine": not said.is_of_team, "body": said.body, "created_at": said.created_at.isoformat()}
                for said in each.messages.all()
            ],
        }
        for each in found
    ]


@own_data("roles")
def _roles(member: Member, viewer: Any) -> list[dict[str, Any]]:
    rows = RoleHolding.objects.filter(member=member).select_related("role__group").order_by("since", "id")
    return [
        {
            "role": row.role.name,
            "group": row.role.group.name,
            "since": row.since.isoformat(),
            "until": row.until.isoformat() if row.until else None,
        }
        for row in rows
    ]


@own_data("items")
def _items(member: Member, viewer: Any) -> list[dict[str, Any]]:
    rows = Item.objects.filter(author=member).order_by("created_at", "id")
    return [
        {
            "uid": str(row.uid),
            "kind": row.kind,
            "title": row.title,
            "card": row.card,
            "created_at": row.created_at.isoformat(),
        }
        for row in rows.iterator(chunk_size=500)
    ]


@own_data("comments")
def _comments(member: Member, viewer: Any) -> list[dict[str, Any]]:
    rows = Comment.objects.filter(author=member, withdrawn_at=None).order_by("created_at", "id")
    return [{"body": row.body, "created_at": row.created_at.isoformat()} for row in rows.iterator(chunk_size=500)]


@own_data("following")
def _following(member: Member, viewer: Any) -> list[dict[str, Any]]:
    rows = Follow.objects.filter(member=member).select_related("party", "room", "item").order_by("created_at", "id")
    return [
        {"uid": str((row.party or row.room or row.item).uid), "since": row.created_at.isoformat()}  # type: ignore[union-attr]  # one of the three is named
        for row in rows
    ]


@own_data("events_answered")
def _events_answered(member: Member, viewer: Any) -> list[dict[str, Any]]:
    rows = (
        Rsvp.objects.filter(member=member).select_related("event_date__event").order_by("event_date__starts_at", "id")
    )
    return [
        {
            "event": str(row.event_date.event.uid),
            "title": row.event_date.event.title,
            "on": row.event_date.on.isoformat(),
            "answer": row.answer,
            "answered_at": row.answered_at.isoformat(),
        }
        for row in rows.iterator(chunk_size=500)
    ]


@own_data("notices")
def _notices(member: Member, viewer: Any) -> dict[str, Any]:
    rows = NoticeChoice.objects.filter(member=member).select_related("group").order_by("id")
    plan = MailPlan.objects.filter(member=member).first()
    names = ("rhythm", "weekday", "hour", "quiet_from", "quiet_to", "bounces")
    return {
        "channels": [
            {"topic": row.topic, "group": row.group.name if row.group else None, "channel": row.channel} for row in rows
        ],
        "mail": {name: getattr(plan, name) for name in names} if plan else None,
    }


@own_data("who_looked")
def _who_looked(member: Member, viewer: Any) -> list[dict[str, Any]]:
    rows = Look.objects.filter(member=member).select_related("by").order_by("at", "id")
    return [{"by": row.by.name, "lines": row.lines, "at": row.at.isoformat()} for row in rows]


@own_data("endorsements")
def _endorsements(member: Member, viewer: Any) -> dict[str, Any]:
    given = Endorsement.objects.filter(by=member).select_related("member").order_by("at", "id")
    received = Endorsement.objects.filter(member=member).select_related("by").order_by("at", "id")
    return {
        "given": [{"to": row.member.name, "term": row.term, "at": row.at.isoformat()} for row in given],
        "received": [{"by": row.by.name, "term": row.term, "at": row.at.isoformat()} for row in received],
    }
