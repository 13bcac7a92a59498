from django.utils.translation import gettext_lazy as _

from wezer.core.kinds import GroupKind, group_kinds
from wezer.core.models.group import Membrane


@group_kinds.add
class Project(GroupKind):
    kind = "project"
    name = _("Project")
    purpose = _("A team for a time, with something to deliver.")
    icon = "flag"
    may_contain = ("project", "role", "talk")
    membrane = Membrane.REQUEST
