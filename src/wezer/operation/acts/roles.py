"""The roles of a community that existed before it kept books."""

from wezer.core.acts.roles import open_role
from wezer.core.models import Group, Role
from wezer.core.viewer import Viewer
from wezer.kernel.acts import act
from wezer.kernel.permissions import default_rights

PREFIX = "operation."


@act
def open_office_roles() -> None:
    """Treasurer and auditor, and what gardeners may do in the office, once: what a community changes later stays."""
    root = Group.objects.filter(parent=None).first()
    if root is None or Role.objects.filter(group=root, key="treasurer").exists():
        return
    for key in ("treasurer", "auditor"):
        open_role(by=Viewer.system(), group=root, key=key)
    for gardener in Role.objects.filter(group=root, key="gardener"):
        ours = [name for name in default_rights("gardener") if name.startswith(PREFIX)]
        gardener.rights = sorted({*gardener.rights, *ours})
        gardener.save(update_fields=["rights"])
