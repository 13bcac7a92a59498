"""Expected noes of deleting what closed rooms held."""

from django.utils.translation import gettext_lazy as _

from wezer.kernel.refusals import Conflict, Refusal


class NotToBeCleared(Conflict):
    code = "not_to_be_cleared"
    message = _("What rooms of this kind hold cannot be deleted as a whole: others need it, or it is a register.")


class StillOpen(Conflict):
    code = "still_open"
    message = _("Close this kind of rooms first: only what is closed is deleted.")


class CopyMissing(Conflict):
    code = "copy_missing"
    message = _(
        "Before anything is deleted a copy of everything is made: after the closing, and within the last day. Whoever hosts you runs “wezer backup”."
    )


class NothingThere(Conflict):
    code = "nothing_there"
    message = _("There is nothing left to delete.")


class ClearedAlready(Conflict):
    code = "cleared_already"
    message = _("It is being deleted already.")


class NotItsName(Refusal):
    code = "not_its_name"
    message = _("Type the name “{name}” as it stands here.")
    field = "name"
