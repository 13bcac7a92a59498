"""What holds after each step, said once more in other words than the program's: from the rows, by walking up the tree."""

from wezer.core.acts.care import TENDING
from wezer.core.models import (
    ACTIVE_STATES,
    Audience,
    Belonging,
    Exclusion,
    Group,
    GroupClosure,
    GroupState,
    Item,
    RoleHolding,
)
from wezer.core.queries import members_who_may
from wezer.core.tending import stewards_of
from wezer.core.tests.life.steps import Widens
from wezer.core.tests.life.world import Seen, Sight, World, looking
from wezer.kernel.permissions import can

KEPT_OUT = ("suspended", "excluded")


def check_closure() -> None:
    """I-1: who lies in whom, and whether belonging flows up, is what the parents and the membranes say."""
    rows = {row["pk"]: row for row in Group.objects.values("pk", "parent_id", "direct_only", "state")}
    right = set()
    for number, row in rows.items():
        at, depth, is_open = number, 0, True
        while True:
            right.add((at, number, depth, is_open))
            at, depth = rows[at]["parent_id"], depth + 1
            if at is None:
                break
            is_open = is_open and not rows[at]["direct_only"] and row["state"] != GroupState.DISSOLVED
    kept = GroupClosure.objects.values_list("ancestor_id", "descendant_id", "depth", "is_open")
    assert set(kept) == right


def check_belonging(world: World, after: Seen) -> None:
    """I-3: one belongs where one is directly, and upward from there to the first membrane that stops it, and nowhere else."""
    parents = dict(Group.objects.values_list("pk", "parent_id"))
    stops = set(Group.objects.filter(direct_only=True).values_list("pk", flat=True))
    over = set(Group.objects.filter(state=GroupState.DISSOLVED).values_list("pk", flat=True))
    for number in world.people:
        stands = dict(Belonging.objects.filter(member=number).values_list("group_id", "state"))
        direct, belongs = _belongs(world.groups[0], stands, parents, stops, over)
        who = after.eyes[number]
        assert (who.direct_group_ids, who.group_ids) == (direct, belongs), _named(world, number)


def _belongs(root, stands, parents, stops, over):
    direct, found = set(), set()
    if stands.get(root) not in ACTIVE_STATES:
        return direct, found
    out = {group for group, state in stands.items() if state in KEPT_OUT and group != root}
    for source, state in stands.items():
        path = [source]
        while (up := parents[path[-1]]) is not None and up not in stops:
            path.append(up)
        if state in ACTIVE_STATES and out.isdisjoint(path):
            direct.add(source)
            found.update(path if source not in over else [source])
    return direct, found


def check_care(world: World, after: Seen) -> None:
    """I-4: each active group has a steward whose role counts, or is known to be in the care of those around; either way
    somebody tends it and can give its roles."""
    eyes = after.eyes
    held = RoleHolding.objects.filter(role__key__in=TENDING, until=None, lent_from=None)
    tending = {
        (group, number)
        for group, number in held.values_list("role__group_id", "member_id")
        if group in eyes[number].tended_group_ids
    }
    for group in Group.objects.filter(state=GroupState.ACTIVE):
        own = {number for place, number in tending if place == group.pk}
        if group.is_root:
            assert own, "the community is tended by nobody"
        else:
            assert (group.in_care_since is None) == bool(own), (group.name, [world.people.index(one) for one in own])
        speak = {member.pk for member in stewards_of(group)}
        assert speak >= own and speak, group.name
        assert all(can(eyes[number], "core.tend_group", group) for number in speak), group.name
        assert any(can(one, "core.grant_roles", group) for one in eyes.values()), group.name


def check_widening(world: World, before: Seen, after: Seen, said: Widens | None) -> None:
    """I-5: of what was there before, nobody reads more, knows of more or acts for more than the step is for."""
    if said is None:
        assert before == after, "it was refused, and changed something"
        return
    names = {row.pk: (row.kind, row.group_id) for row in Audience.objects.all()}
    there = {names[one] for one in before.there.audiences}
    charged = _within(after.in_care - before.in_care)
    for number, now in after.people.items():
        was, who = before.people[number], _named(world, number)
        wide = (now.audiences - was.audiences) & before.there.audiences
        if said.gains is not None:
            _check_shown(number, who, {names[one] for one in wide}, said.gains, there)
        elif number not in said.people:
            assert not wide, (who, sorted(names[one] for one in wide))
        if said.losses is not None:
            lost = {names[one] for one in was.audiences - now.audiences if names[one][0] == "group"}
            _check_shown(number, who, lost, said.losses, there)
        if number not in said.people:
            _check_rest(who, was, now, before, said, charged)


def check_rights(world: World) -> None:
    """I-2: what one may do with a thing, one sees; whom a list of people names, each of them may."""
    eyes = {number: looking(number) for number in world.people}
    for group in Group.objects.all():
        known = {number for number, one in eyes.items() if group.is_known_to(one)}
        assert known == {number for number, one in eyes.items() if Group.objects.visible_to(one).filter(pk=group.pk)}
        for right in ("core.tend_group", "core.decide_membership", "core.act_for_group"):
            told = {member.pk for member in members_who_may(right, group)}
            assert told == {number for number, one in eyes.items() if one.has_right(right, group)}, (right, group.name)
    for number, one in eyes.items():
        for model, rights in (
            (Exclusion, ("decide_exclusion", "vote_on_exclusion", "hear_appeal", "speak_on_exclusion")),
            (Item, ("comment_item", "pin_item")),
        ):
            open_to_them = set(model.objects.visible_to(one).values_list("pk", flat=True))
            for thing in model.objects.select_related(
                *(("group", "room", "audience") if model is Item else ("group",))
            ):
                allowed = [right for right in rights if can(one, f"core.{right}", thing)]
                assert not allowed or thing.pk in open_to_them, (_named(world, number), allowed, str(thing))


def _check_shown(number, who, really, shown, there):
    told = {audience for audience, people in shown.items() if number in people} & there
    if shown.keys() and all(kind == "group" for kind, _group in shown):  # a switch says it of groups alone
        really = {audience for audience in really if audience[0] == "group"}
    assert really == told, (who, sorted(really), sorted(told))


def _check_rest(who: str, was: Sight, now: Sight, before: Seen, said: Widens, charged: frozenset[int]) -> None:
    purses = (now.acts_for - was.acts_for) & before.there.groups
    assert said.purses or purses <= charged, (who, "acts for", purses)
    if not said.groups:
        known = (now.groups - was.groups) & before.there.groups
        assert not known, (who, "knows of", known)
    items = Item.objects.filter(pk__in=(now.items - was.items) & before.there.items)
    if not said.items:
        of_theirs = items.exclude(audience__in=now.audiences - was.audiences).exclude(author__in=purses)
        assert not of_theirs, (who, "reads", list(of_theirs))


def _within(groups: frozenset[int]) -> frozenset[int]:
    below = GroupClosure.objects.filter(ancestor__in=groups)
    return frozenset(below.values_list("descendant_id", flat=True))


def _named(world: World, number: int) -> str:
    return f"person {world.people.index(number)} after {'; '.join(world.notes)}"
