"""Who says whether a group has a wallet."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.core.kinds import group_kinds
from wezer.core.models import Group
from wezer.core.permissions import why_sovereign
from wezer.core.viewer import TEND
from wezer.kernel.permissions import permission
from wezer.kernel.refusals import Refusal


def _why_not(viewer: Any, group: Any) -> Refusal | None:
    return why_sovereign(TEND)(viewer, group) if isinstance(group, Group) and _is_asked(group) else None


@permission(
    "core.change_wallet", label=_("Say whether the group has a wallet"), risk="money", domain="money", why=_why_not
)
def change_wallet(viewer: Any, group: Group) -> bool:
    """Who tends it; from around it only where it does not decide over money by itself."""
    return _is_asked(group) and bool(viewer.has_right(TEND, group, domain="money"))


def _is_asked(group: Group) -> bool:
    """The community always has one; the page of a role never, which acts for the group around it."""
    kind = group_kinds.get(group.type)
    return not group.is_root and not (kind is not None and kind.is_role_page)
