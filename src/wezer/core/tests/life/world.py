"""A small holarchy in the midst of its life, and what each person in it reads."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from wezer.core.acts.audiences import audience_of
from wezer.core.acts.community import found_community
from wezer.core.acts.groups import create_group
from wezer.core.acts.members import add_member
from wezer.core.acts.membership import bring_in
from wezer.core.acts.posts import publish_post
from wezer.core.acts.roles import grant_role
from wezer.core.acts.rooms import open_room
from wezer.core.models import Audience, AudienceKind, BelongingStep, Group, Item, Member, Role, RoleHolding, Room
from wezer.core.testing import facts_told, viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock

system = Viewer.system()
#: Each group with the one it lies in, its kind, and who founds it; Oak tends the community.
GROUPS = (
    ("Rivers", 0, "alliance", "Fern"), ("Bakery", 1, "organisation", "Sage"), ("Oven", 2, "circle", "Basil"),
    ("Valley", 0, "local", "Basil"), ("Lane", 4, "talk", "Mint"), ("Flour", 2, "project", "Fern"),
)  # fmt: skip
PEOPLE = ("Oak", "Fern", "Sage", "Basil", "Mint")
#: Who else is where: some belong to what lies around only by that.
INSIDE = (("Fern", 3), ("Sage", 5), ("Basil", 6), ("Mint", 3), ("Mint", 6), ("Oak", 2))


@dataclass
class World:
    """Numbers, not things: each step reads anew what it touches."""

    groups: list[int] = field(default_factory=list)  # the community first
    people: list[int] = field(default_factory=list)
    moment: datetime = field(default_factory=clock.now)
    told: int = 0  # the newest fact that the worker has read
    choice: int = 0  # of the step that is taken, where it has several ways
    notes: list[str] = field(default_factory=list)  # what was done, for who reads a failure

    def again(self) -> "World":
        """The same, for another life."""
        return replace(self, groups=[*self.groups], people=[*self.people], notes=[])

    def group(self, place: int) -> Group:
        return Group.objects.select_related("parent").get(pk=self.groups[place % len(self.groups)])

    def person(self, place: int) -> Member:
        return Member.objects.get(pk=self.people[place % len(self.people)])


def found_world() -> World:
    root = found_community(by=system, name="Val-Commun")
    people = {name: add_member(by=system, name=name) for name in PEOPLE}
    grant_role(by=system, role=Role.objects.get(group=root, key="gardener"), member=people["Oak"])
    groups = [root]
    for name, above, kind, founder in GROUPS:
        bring_in(by=system, group=groups[above], member=people[founder])
        membrane = "invitation" if kind == "circle" else ""
        groups.append(
            create_group(
                by=viewer(people[founder]), parent=groups[above], type=kind, name=name, membrane=membrane, sight="open"
            )
        )
        for wide in ("group", "public"):
            room = Room.objects.select_related("group").get(group=groups[-1], kind="talk")
            publish_post(by=viewer(people[founder]), room=room, body=f"{name}, {wide}", audience=wide)
    for name, place in INSIDE:
        bring_in(by=system, group=groups[place], member=people[name])
    open_room(by=system, group=groups[1], kind="help")
    audience_of(parties=[groups[2], people["Mint"]])
    return World([group.pk for group in groups], [member.pk for member in people.values()], told=facts_told())


@dataclass(frozen=True)
class Sight:
    """What somebody reads, knows of and acts for at one moment."""

    audiences: frozenset[int]
    items: frozenset[int]
    groups: frozenset[int]
    acts_for: frozenset[int]


@dataclass(frozen=True)
class Seen:
    """What all see, and what there is to be seen."""

    people: dict[int, Sight]
    there: Sight
    in_care: frozenset[int]
    eyes: dict[int, Viewer] = field(compare=False)


def seen(world: World) -> Seen:
    eyes = {number: looking(number) for number in world.people}
    return Seen(
        {number: _sight(who) for number, who in eyes.items()},
        Sight(
            frozenset(Audience.objects.exclude(kind=AudienceKind.PARTIES).values_list("pk", flat=True)),
            frozenset(Item.objects.values_list("pk", flat=True)),
            frozenset(Group.objects.values_list("pk", flat=True)),
            frozenset(Group.objects.values_list("pk", flat=True)),
        ),
        frozenset(Group.objects.exclude(in_care_since=None).values_list("pk", flat=True)),
        eyes,
    )


def _sight(who: Viewer) -> Sight:
    return Sight(
        who.audience_ids,
        frozenset(Item.objects.visible_to(who).values_list("pk", flat=True)),
        frozenset(Group.objects.visible_to(who).values_list("pk", flat=True)),
        who.own_party_ids,
    )


def looking(number: int) -> Viewer:
    """A fresh viewer of whom only the number is asked."""
    return Viewer.of(Member(pk=number))


class Moved:
    """Who stands otherwise since it was made, or was given a role."""

    def __init__(self) -> None:
        self.step = _newest(BelongingStep)
        self.holding = _newest(RoleHolding)

    def people(self) -> frozenset[int]:
        steps = BelongingStep.objects.filter(pk__gt=self.step).values_list("belonging__member_id", flat=True)
        held = RoleHolding.objects.filter(pk__gt=self.holding).values_list("member_id", flat=True)
        return frozenset(steps) | frozenset(held)


def _newest(model: type) -> int:
    return model.objects.order_by("-pk").values_list("pk", flat=True).first() or 0  # type: ignore[attr-defined]  # any model
