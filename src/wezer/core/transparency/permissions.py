"""Who writes down what the group decided to show."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.core.models import Group
from wezer.core.viewer import TEND
from wezer.kernel.permissions import permission


@permission("core.change_transparency", label=_("Write down what the group shows to whom"), risk="personal")
def change_transparency(viewer: Any, group: Group) -> bool:
    """Those who tend the group itself; those around it while nobody does."""
    return bool(viewer.has_right_within(TEND, group))
