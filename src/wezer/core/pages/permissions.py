"""The right of sites."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.kernel.permissions import permission


@permission(
    "core.tend_pages", label=_("Tend the pages of the group's site"), default_roles=("gardener", "steward"), writes=True
)
def tend_pages(viewer: Any, group: Any) -> bool:
    return bool(viewer.has_right("core.tend_pages", group))
