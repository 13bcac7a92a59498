"""Who gives trust, who reads of it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.core.models import Group, GroupState
from wezer.kernel.permissions import permission


@permission("core.give_trust", label=_("Say whom one trusts in the group"))
def give_trust(viewer: Any, group: Group) -> bool:
    """Who is fully in it."""
    return viewer.member is not None and group.state == GroupState.ACTIVE and viewer.belongs_fully(group)


@permission("core.see_trust", label=_("Read what is said of trust in the group"))
def see_trust(viewer: Any, group: Group) -> bool:
    """Members who may know the group; each mark says itself whom it is for."""
    return viewer.member is not None and viewer.is_inside and group.is_known_to(viewer)
