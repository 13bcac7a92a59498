"""Reads of the group pages: the hall in few statements, however many rooms, people and circles there are."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import (
    Count,
    Exists,
    FilteredRelation,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from wezer.core.acts.looks import is_look, look_into_group
from wezer.core.acts.roles import STANDARD
from wezer.core.community import member_count
from wezer.core.crossing.inviting import HOLDERS, inviting_of
from wezer.core.crossing.inviting import in_words as inviting_words
from wezer.core.crossing.parting import FREE, leaving_of
from wezer.core.crossing.parting import in_words as leaving_words
from wezer.core.kinds import COMMUNITY, COMMUNITY_NAME, group_kinds
from wezer.core.models import (
    ACTIVE_STATES,
    Belonging,
    BelongingState,
    Follow,
    GlassOpening,
    Group,
    GroupClosure,
    GroupState,
    Item,
    Look,
    Member,
    Membrane,
    Role,
    Room,
    Sight,
)
from wezer.core.models.group import LIVING, UNSEEN
from wezer.core.rooms.doors import Door as Door  # what a hall is made of
from wezer.core.rooms.doors import doors as doors
from wezer.core.rooms.doors import panels, room_tabs
from wezer.core.rooms.doors import room_name as room_name
from wezer.core.rooms.doors import rooms_of as rooms_of
from wezer.core.talk_feed import newest_in_rooms
from wezer.core.unread import mark_unread
from wezer.kernel.compiled import Compiled
from wezer.kernel.permissions import can

_WAITING = (BelongingState.APPLIED, BelongingState.INVITED)


def groups_for(viewer: Any) -> QuerySet[Group]:
    """Groups whose page `viewer` may open, with their own state there (`my_state`) and how many ask to come in."""
    seen = Q(pk__in=Group.objects.visible_to(viewer).values("pk"))
    if viewer.member is not None:  # whoever is invited sees the group's sheet
        seen |= Q(Exists(_belonging_of(viewer.member.pk).filter(state__in=_WAITING)))
    return _with_standing(Group.objects.filter(seen), viewer.member_id)


def _belonging_of(member: int) -> QuerySet[Belonging]:
    return Belonging.objects.filter(group=OuterRef("pk"), member=member)


def _with_standing(groups: QuerySet[Group], member: int) -> QuerySet[Group]:
    mine = _belonging_of(member)
    return groups.annotate(
        my_state=Subquery(mine.values("state")[:1]),
        my_belonging=Subquery(mine.values("uid")[:1]),
        my_until=Subquery(mine.values("until")[:1]),
        my_crossing=Subquery(mine.values("crossing")[:1]),
        asking=_counted(Belonging.objects.filter(group=OuterRef("pk"), state=BelongingState.APPLIED)),
    )


def _at(slug: str, member: int) -> QuerySet[Group]:
    follows = Follow.objects.filter(party=OuterRef("pk"), member=member)
    openings = GlassOpening.objects.filter(group=OuterRef("pk"), ended_at=None).order_by("-until").values("until")
    found = _with_standing(Group.objects.filter(slug=slug), member)
    found = found.annotate(is_followed=Exists(follows), opened_until=Subquery(openings[:1]))
    return found.select_related("parent", "photo", "home")


_group_at = Compiled(_at)


def find_group(viewer: Any, slug: str) -> Group:
    """The group at this address, or 404: the answer is the same whether it does not exist or may not be known."""
    group: Group | None = _group_at.first(slug, viewer.member_id)
    if group is None or not (group.is_known_to(viewer) or group.my_state in _WAITING):  # type: ignore[attr-defined]  # annotated
        raise Http404
    if is_look(viewer, group):
        look_into_group(by=viewer, group=group)
    return group


def people_number() -> Any:
    """An annotation: how many belong directly."""
    return _counted(Belonging.objects.filter(group=OuterRef("pk"), state__in=ACTIVE_STATES))


def _counted(rows: QuerySet[Any]) -> Any:
    number = rows.order_by().values("group").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(number, output_field=IntegerField()), Value(0))


# ------------------------------------------------------------------ around and inside


def _steps_around(group: int) -> QuerySet[GroupClosure]:
    people = _counted(Belonging.objects.filter(group=OuterRef("descendant_id"), state__in=ACTIVE_STATES))
    rows = GroupClosure.objects.filter(Q(descendant=group) | Q(ancestor=group, depth=1))
    return rows.select_related("ancestor", "descendant").annotate(people=people)


_around = Compiled(_steps_around)


@dataclass(slots=True)
class Around:
    crumbs: list[Group] = field(default_factory=list)  # from the community down to the parent
    inside: list[Any] = field(default_factory=list)  # closure rows: `.descendant`, `.people`


def around(group: Group, viewer: Any) -> Around:
    """The circles around a group and those directly inside, that the viewer may know. One statement."""
    found = Around()
    above = []
    for row in _around(group.pk):
        if row.descendant_id == group.pk:
            above.append(row)
        elif row.descendant.state in (*LIVING, GroupState.PROPOSED) and may_know(row.descendant, viewer):
            found.inside.append(row)
    above.sort(key=lambda row: -row.depth)
    viewer.know_ancestors(group.pk, [row.ancestor for row in reversed(above)])
    found.crumbs = [row.ancestor for row in above if row.depth and may_know(row.ancestor, viewer)]
    found.inside.sort(key=lambda row: row.descendant.name.casefold())
    return found


def may_know(group: Group, viewer: Any) -> bool:
    """The rule of `Group.objects.visible_to`, for a row already read."""
    if viewer.is_system or viewer.belongs(group):
        return True
    if group.state in UNSEEN:
        return False
    return group.sight == Sight.OPEN or (group.sight == Sight.MEMBERS and viewer.is_inside)


# ------------------------------------------------------------------ people and roles


@dataclass(slots=True)
class Held:
    """A role and one of those who hold it; `member` is None when nobody does."""

    role: Role
    name: str
    member: Member | None
    holding: int = 0
    is_lent: bool = False


#: So many people a hall shows.
_FACES = 5


def _first_inside(group: int) -> QuerySet[Belonging]:
    inside = Belonging.objects.filter(group=group, state__in=ACTIVE_STATES)
    first = inside.order_by("since", "pk").values("pk")[:_FACES]  # before anything is joined: thousands may be inside
    return Belonging.objects.filter(pk__in=first).select_related("member__photo").order_by("since", "pk")


def _first_and_number(group: int) -> QuerySet[Belonging]:
    inside = Belonging.objects.filter(group=group, state__in=ACTIVE_STATES).order_by()
    counted = inside.values("group").annotate(n=Count("pk")).values("n")
    return _first_inside(group).annotate(total=Subquery(counted))


_first_of_all, _first_of_group = Compiled(_first_inside), Compiled(_first_and_number)


def faces(group: Group) -> tuple[list[Member], int]:
    """A few people of the group, and how many there are. One statement."""
    if group.is_root:  # the thousands of a community are counted now and then
        return [row.member for row in _first_of_all(group.pk)], member_count()
    found = _first_of_group(group.pk)
    return [row.member for row in found], found[0].total if found else 0


def role_name(role: Role) -> str:
    """The standard roles' names are translated; a role of the group's own is said as the group named it."""
    return _(role.name) if role.name == STANDARD.get(role.key) else role.name


def _roles_and_holders(group: int) -> QuerySet[Role]:
    who = ("holding__pk", "holding__lent_from", "holding__member_id", "holding__member__uid", "holding__member__name")
    return (
        Role.objects.filter(group=group)
        .annotate(holding=FilteredRelation("holdings", condition=Q(holdings__until=None)))
        .order_by("pk", "holding__since")
        .values_list("pk", "uid", "key", "name", "purpose", *who, "holding__member__hue")
    )


_held_in = Compiled(_roles_and_holders)


def who_holds_what(group: Group) -> list[Held]:
    """Every role with its holders; roles of the group's own that nobody holds are shown as open. One statement."""
    found = [_held(*row) for row in _held_in(group.pk)]
    return [each for each in found if each.member or each.role.key not in STANDARD or each.role.key == "steward"]


def _held(
    number: int, role_uid: Any, key: str, title: str, purpose: str,
    holding: int | None, lent_from: int | None, member: int | None, uid: Any, name: str, hue: int,
) -> Held:  # fmt: skip
    role = Role(pk=number, uid=role_uid, key=key, name=title, purpose=purpose)
    if holding is None or member is None:
        return Held(role, role_name(role), None)
    who = Member(pk=member, kind="member", name=name, hue=hue, uid=uid)
    return Held(role, role_name(role), who, holding, lent_from is not None)


# ------------------------------------------------------------------ the membrane in words


def membrane_words(group: Group) -> list[tuple[str, str]]:
    """How one enters and what is seen from outside: (icon, sentence)."""
    enter = {
        Membrane.OPEN: ("door-open", _("Members of the community enter freely")),
        Membrane.REQUEST: ("log-in", _("One asks to enter; those who tend it answer")),
        Membrane.INVITATION: ("mail", _("One enters by invitation")),
        Membrane.VOUCHING: ("handshake", _("Members who know the person vouch for them")),
        Membrane.VOTE: ("vote", _("Those inside vote on who enters")),
        Membrane.RULE: ("scale", _("Whoever fulfils its rule enters")),
        Membrane.MIXED: ("list-checks", _("One enters in its own way: whoever asks reads the steps")),
        Membrane.CLOSED: ("lock", _("Nobody enters for now")),
    }
    sight = {
        Sight.OPEN: ("globe", _("Everyone may know that it exists")),
        Sight.MEMBERS: ("eye", _("Members of the community know that it exists")),
        Sight.SECRET: ("eye-off", _("Only those inside know that it exists")),
    }
    words = [enter[Membrane(group.membrane)], sight[Sight(group.sight)]]
    if group.type == "role":
        words[0] = ("badge-check", _("Those are in who hold the role"))
    if group.is_root:
        return words
    reads = (
        ("book-open", _("Those of the circles inside read what is written here"))
        if group.derived_may_read
        else ("lock", _("What is written here is read by those directly in it"))
    )
    words.append(reads)
    if group.type != "role" and (inviting := inviting_of(group)) != HOLDERS:
        words.append(("user-plus", inviting_words(inviting)))
    if (leaving := leaving_of(group))[0] != FREE:
        words.append(("log-out", leaving_words(*leaving)))
    if group.derived_may_write:
        words.append(("pencil", _("Those of the circles inside write here too")))
    if group.direct_only:
        words.append(("shield", _("Being in a circle inside does not make one belong here")))
    return words


def membrane_in_brief(group: Group, people: int) -> str:
    """One line under the name."""
    number = ngettext("{number} member", "{number} members", people).format(number=people)
    how = {
        Membrane.OPEN: _("open to all of the community"),
        Membrane.REQUEST: _("on request"),
        Membrane.INVITATION: _("by invitation"),
        Membrane.VOUCHING: _("by vouching"),
        Membrane.VOTE: _("by vote"),
        Membrane.RULE: _("by rule"),
        Membrane.MIXED: _("in its own way"),
        Membrane.CLOSED: _("closed for now"),
    }[Membrane(group.membrane)]
    if group.type == "role":
        how = _("those who hold the role")
    return _("{number}, {how}").format(number=number, how=how)


def kind_name(group: Group) -> str:
    if group.type == COMMUNITY:
        return str(COMMUNITY_NAME)
    kind = group_kinds.get(group.type)
    return str(kind.name) if kind else group.type


# ------------------------------------------------------------------ the hall


@dataclass(slots=True)
class HallView:
    group: Group
    around: Around
    rooms: list[Room]
    doors: list[Door]
    people: list[Member]
    total: int
    held: list[Held]
    lately: list[Item]
    looks: list[Look]
    panels: list[str]


def looks_into(group: Group, viewer: Any) -> list[Look]:
    """The last times that somebody's role let them look into this secret group: for those who are in it. One statement."""
    if group.sight != Sight.SECRET or not viewer.belongs(group):
        return []
    return list(Look.objects.filter(group=group).select_related("by__photo").order_by("-at", "-id")[:5])


#: So many lines a hall shows of what was said in its rooms.
_LATELY = 6


def hall(group: Group, viewer: Any) -> HallView:
    """Everything the hall shows. Seven statements, and at most one for each door that asks for more."""
    surroundings = around(group, viewer)
    rooms = rooms_of(group)
    lately = newest_in_rooms(rooms, viewer, each=_LATELY)
    for room in rooms:
        room.newest = [item for item in lately if item.room_id == room.pk][:5]  # type: ignore[attr-defined]  # kept on the thing for who shows it
    mark_unread(rooms, viewer)
    inside = viewer.is_inside  # people and roles are not shown to the web at large
    people, total = faces(group) if inside else ([], 0)
    return HallView(
        group=group,
        around=surroundings,
        rooms=rooms,
        doors=doors(rooms, viewer),
        people=people,
        total=total,
        held=who_holds_what(group) if inside else [],
        lately=lately[:_LATELY],
        looks=looks_into(group, viewer),
        panels=panels(rooms, viewer),
    )


def tabs_of(group: Group, rooms: Iterable[Room], viewer: Any) -> list[dict[str, Any]]:
    """The tabs of every page of the group."""
    from django.urls import reverse

    hall = {"key": "hall", "label": _("Hall"), "icon": "house", "href": reverse("groups:hall", args=[group.slug])}
    entries: list[dict[str, Any]] = [hall]
    entries += room_tabs(list(rooms)[:8], viewer)
    if viewer.is_inside:
        asking = getattr(group, "asking", 0) if can(viewer, "core.decide_membership", group) else 0
        people: dict[str, Any] = {"key": "people", "label": _("People"), "icon": "users-round", "count": asking}
        entries.append({**people, "href": reverse("groups:people", args=[group.slug])})
    if can(viewer, "core.tend_group", group):
        tend = {"key": "settings", "label": _("Tend"), "icon": "settings"}
        entries.append({**tend, "href": reverse("groups:settings", args=[group.slug])})
    elif can(viewer, "core.moderate", group):  # who tends the group finds the reports among its settings
        reports = {"key": "reports", "label": pgettext("moderation", "Reports"), "icon": "flag"}
        entries.append({**reports, "href": reverse("groups:reports", args=[group.slug])})
    return entries
