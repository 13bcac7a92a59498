"""Founding the community: the root group, its audiences, its first gardener."""

from typing import Any

from wezer.core.acts.audiences import open_audiences
from wezer.core.acts.roles import first_roles
from wezer.core.acts.rooms import first_rooms
from wezer.core.community import forget_community
from wezer.core.crossing.acts.membranes import first_membrane
from wezer.core.events import CommunityFounded
from wezer.core.kinds import COMMUNITY
from wezer.core.models import Group, GroupClosure, Membrane, Party, PartyKind, Sight
from wezer.core.rules import clean_name
from wezer.kernel.acts import act
from wezer.kernel.events import emit
from wezer.kernel.permissions import default_rights
from wezer.kernel.ref import ref

#: Roles that make sense only where an installed package gives them rights.
ROLES_OF_PACKAGES = ("treasurer", "auditor")


@act
def found_community(*, by: Any, name: str, slug: str = "community", purpose: str = "", hue: int | None = None) -> Group:
    """Create the root group. There is exactly one; a second founding is a mistake and violates the database."""
    if not by.is_system:
        raise PermissionError("a community is founded from the command line")
    name = clean_name(name)
    root = Group.objects.create(
        kind=PartyKind.GROUP,
        type=COMMUNITY,
        name=name,
        slug=slug,
        purpose=purpose,
        icon="leaf",
        hue=Party.hue_of(name) if hue is None else hue,
        sight=Sight.OPEN,
        membrane=Membrane.INVITATION,
        derived_may_write=True,
    )
    GroupClosure.objects.create(ancestor=root, descendant=root, depth=0)
    open_audiences(group=root)
    first_membrane(by, root)
    first_roles(root, ["gardener", "wallet", "moderator", *(key for key in ROLES_OF_PACKAGES if default_rights(key))])
    first_rooms(by=by, group=root, kinds=("talk", "market", "wallet"))
    forget_community()
    emit(CommunityFounded(subject=ref(root)), group=root)
    return root
