"""Rights: asked inside the acts, so that pages and programs obey alike."""

from django.utils.translation import gettext_lazy as _

from wezer.core.permissions import write_in_group
from wezer.kernel.permissions import permission


@permission("seeds.offer_lot", label=_("Put something on the shelf"))
def offer_lot(viewer, group):
    return write_in_group(viewer, group)


@permission("seeds.take_lot", label=_("Take something from the shelf"))
def take_lot(viewer, lot):
    """Whoever writes in the group and did not put it there."""
    return write_in_group(viewer, lot.group) and not viewer.may_act_for(lot.author_id)
