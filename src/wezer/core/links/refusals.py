"""What links between groups refuse, in sentences."""

from django.utils.translation import gettext_lazy as _

from wezer.kernel.refusals import Conflict, Refusal


class LinkInvalid(Refusal):
    code = "link_invalid"
    message = _("A link joins two open groups, and whoever represents one is fully in it.")


class LinkKnown(Refusal):
    code = "link_known"
    message = _("There is such a link already, or it is asked for.")


class LinkMoved(Conflict):
    code = "link_moved"
    message = _("This link has changed meanwhile. Read how it stands now.")
