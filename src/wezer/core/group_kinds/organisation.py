from django.utils.translation import gettext_lazy as _

from wezer.core.kinds import GroupKind, group_kinds
from wezer.core.models.group import ChangesBy, Membrane


@group_kinds.add
class Organisation(GroupKind):
    kind = "organisation"
    name = _("Organisation")
    purpose = _("A legal or de facto body: cooperative, association, company, public body.")
    icon = "landmark"
    may_contain = ("circle", "project", "local", "role", "talk")
    membrane = Membrane.INVITATION
    sovereign = ("money", "membership")
    changes_by = ChangesBy.VOTE
