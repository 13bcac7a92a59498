"""Who reads of the duties of a group."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.core.models import Group
from wezer.core.viewer import TEND
from wezer.kernel.permissions import permission


@permission("core.see_duties", label=_("Read which duties the group’s roles and belonging bring"))
def see_duties(viewer: Any, group: Group) -> bool:
    """Who belongs to it and who tends it; how far somebody is, only they and those who tend it."""
    return viewer.member is not None and (viewer.belongs(group) or viewer.has_right(TEND, group))
