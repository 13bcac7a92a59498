from django.utils.translation import gettext_lazy as _

from wezer.core.kinds import GroupKind, group_kinds
from wezer.core.membrane_kinds.rule import HOLDS_A_ROLE
from wezer.core.models.group import Membrane


@group_kinds.add
class Circle(GroupKind):
    kind = "circle"
    name = _("Circle")
    purpose = _("A durable purpose with its own governance.")
    icon = "circle-dot"
    may_contain = ("circle", "project", "role", "talk")
    membrane = Membrane.RULE
    rule = HOLDS_A_ROLE
