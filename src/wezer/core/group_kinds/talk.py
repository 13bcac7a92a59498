from django.utils.translation import gettext_lazy as _

from wezer.core.kinds import GroupKind, group_kinds
from wezer.core.models.group import Membrane


@group_kinds.add
class Talk(GroupKind):
    kind = "talk"
    name = _("Conversation")
    purpose = _("A conversation around a topic or an affinity; no power over others.")
    icon = "messages-square"
    may_contain = ("talk",)
    membrane = Membrane.OPEN
    has_wallet = False
