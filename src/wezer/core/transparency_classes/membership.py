"""Who comes and goes."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wezer.core.models import Group
from wezer.core.transparency.kinds import TransparencyClass, transparency_classes


@transparency_classes.add
class MembershipMoves(TransparencyClass):
    kind, icon, order = "membership_moves", "users-round", 10
    name = _("Who comes and goes")
    description = _("Names and days of those who came into the group or left it; never why.")
    of_people = True

    def address(self, group: Group) -> str:
        return reverse("groups:moves", args=[group.slug])
