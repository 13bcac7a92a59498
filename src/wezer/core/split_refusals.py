"""Refusals of splitting a group."""

from django.utils.translation import gettext_lazy as _

from wezer.kernel.refusals import Conflict, Refusal


class SplitWaits(Refusal):
    code = "split_waits"
    message = _(
        "New groups in “{name}” wait until they are agreed to. Propose it there first; once it is open, let the part go into it."
    )
    field = "name"


class SplitChanged(Conflict):
    code = "split_changed"
    message = _("The group has changed meanwhile. Look again at what splitting it would change.")


class NotBeside(Refusal):
    code = "not_beside"
    message = _("“{name}” does not lie beside this group, or is not open.")
    field = "into"


class NotInIt(Refusal):
    code = "not_in_it"
    message = _("{name} is not directly in this group.")
    field = "members"


class NotTaken(Refusal):
    code = "not_taken"
    message = _("{name} is kept out of “{group}” and cannot go there.")
    field = "members"


class ShareUnknown(Refusal):
    code = "share_unknown"
    message = _("There is nothing by the name of “{key}” to give along.")
    field = "shares"
