"""Expected noes of reading in a group one is not in."""

from django.utils.translation import gettext_lazy as _

from wezer.kernel.refusals import Conflict, NotAllowed, Refusal


class ReasonMissing(Refusal):
    code = "glass_reason_missing"
    message = _("Say why in a sentence: the group reads it.")
    field = "reason"


class ReadsAlready(Conflict):
    code = "glass_reads_already"
    message = _("You read here already: nothing has to be opened for you.")


class KeptOut(NotAllowed):
    code = "glass_kept_out"
    message = _(
        "“{name}” keeps you out, or decides about that: somebody else who holds this right looks for you. Ask them."
    )


class NothingToRead(Conflict):
    code = "glass_nothing_to_read"
    message = _("This group has not begun, or has ended: there is nothing to open.")


class OpenAlready(Conflict):
    code = "glass_open_already"
    message = _("You have opened this group already. It ends by itself; end it, and open it anew with another reason.")


class GlassOver(Conflict):
    code = "glass_over"
    message = _("Your time to read here is over. If it has to be, open the group again and say why.")


class ReadEnough(Conflict):
    code = "glass_read_enough"
    message = _("So many pages are read under one opening, so that the group can follow. Open it again and say why.")
