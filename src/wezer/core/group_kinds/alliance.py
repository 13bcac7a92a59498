from django.utils.translation import gettext_lazy as _

from wezer.core.kinds import GroupKind, group_kinds
from wezer.core.models.group import ChangesBy, Membrane


@group_kinds.add
class Alliance(GroupKind):
    kind = "alliance"
    name = _("Alliance")
    purpose = _("Federates groups or communities around a shared aim.")
    icon = "network"
    may_contain = ("alliance", "organisation", "local", "circle", "project", "talk")
    membrane = Membrane.VOTE
    changes_by = ChangesBy.VOTE
