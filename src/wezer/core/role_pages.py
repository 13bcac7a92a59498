"""What the page of a role shows beside its rooms: the role itself, and who held it."""

from dataclasses import dataclass
from typing import Any

from wezer.core.kinds import COMMUNITY, group_kinds
from wezer.core.models import Duty, Group, Role, RoleHolding
from wezer.core.models.group import LIVING
from wezer.kernel.permissions import can

#: So many who held it before are shown; the role's own page among the roles shows more.
_SHOWN = 12


@dataclass(frozen=True, slots=True)
class RoleShown:
    role: Role
    duties: list[Duty]
    now: list[RoleHolding]
    past: list[RoleHolding]


def role_shown(page: Group, viewer: Any) -> RoleShown | None:
    """For those inside the community. A few statements, and only on the page of a role."""
    if page.type != "role" or not viewer.is_inside:
        return None
    role = Role.objects.select_related("group").filter(page=page).first()
    if role is None or not role.group.is_known_to(viewer):
        return None
    duties = role.duties.filter(ended_at=None).order_by("pk") if can(viewer, "core.see_duties", role.group) else ()
    rows = RoleHolding.objects.filter(role=role).select_related("member__photo")
    return RoleShown(
        role, list(duties), list(rows.filter(until=None).order_by("since")[:100]), list(rows.exclude(until=None).order_by("-until")[:_SHOWN])
    )  # fmt: skip


def page_of_role(role: Role, viewer: Any) -> Group | None:
    """Where it has one that the viewer may know, and that is not over."""
    page = role.page
    return page if page is not None and page.state in LIVING and page.is_known_to(viewer) else None


def may_open_page(role: Role, viewer: Any) -> bool:
    if role.page is not None and role.page.state in LIVING:
        return False
    around = group_kinds.get(role.group.type)
    holds = role.group.type == COMMUNITY or (around is not None and "role" in around.may_contain)
    return holds and can(viewer, "core.tend_group", role.group)
