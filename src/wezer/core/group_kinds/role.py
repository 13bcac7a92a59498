from django.utils.translation import gettext_lazy as _

from wezer.core.kinds import GroupKind, group_kinds
from wezer.core.models.group import Membrane


@group_kinds.add
class RoleGroup(GroupKind):
    kind = "role"
    name = _("Role")
    purpose = _("One function in its parent: purpose, duties, rights, term.")
    icon = "badge-check"
    may_contain = ()
    membrane = Membrane.CLOSED  # one is appointed, or elected: by holding the role
    has_wallet = False
    is_role_page = True
