"""A random small holarchy, built by acts: for tests of what a change of the tree or of a membrane does to who reads."""

from typing import Any

from wezer.core.acts.community import found_community
from wezer.core.acts.groups import change_group, create_group
from wezer.core.acts.members import add_member
from wezer.core.acts.membership import bring_in
from wezer.core.models import Group, Member
from wezer.core.viewer import Viewer

system = Viewer.system()


def built(world: dict[str, Any]) -> tuple[list[Group], list[Member]]:
    """The groups, the community first, and three people, some of them inside. `world`: "parents", "reads", "direct_only" of
    each group, and "inside": (who, where)."""
    groups = [found_community(by=system, name="Root")]
    for place, above in enumerate(world["parents"]):
        made = create_group(by=system, parent=groups[above % len(groups)], type="local", name=f"G{place}")
        more = {"derived_may_read": world["reads"][place], "direct_only": world["direct_only"][place]}
        groups.append(change_group(by=system, group=made, **more))
    people = [add_member(by=system, name=name, user=None) for name in ("Fern", "Sage", "Mint")]
    for who, where in world["inside"]:
        bring_in(by=system, group=groups[where % len(groups) or 1], member=people[who])
    return groups, people
