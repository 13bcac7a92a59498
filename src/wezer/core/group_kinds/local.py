from django.utils.translation import gettext_lazy as _

from wezer.core.kinds import GroupKind, group_kinds
from wezer.core.models.group import ChangesBy, Membrane


@group_kinds.add
class Local(GroupKind):
    kind = "local"
    name = _("Local")
    purpose = _("A territory: chapter, neighbourhood, village, shop.")
    icon = "map-pin"
    may_contain = ("circle", "project", "role", "talk", "local")
    membrane = Membrane.REQUEST
    sovereign = ("money", "membership")
    changes_by = ChangesBy.VOTE
