"""What talking refuses."""

from django.utils.translation import gettext_lazy as _

from wezer.kernel.refusals import Conflict, NeedsConfirmation, Refusal


class TextEmpty(Refusal):
    code = "text_empty"
    message = _("Write something first.")
    field = "body"


class TextTooLong(Refusal):
    code = "text_too_long"
    message = _("A text has at most {most} letters. Put the rest in a second one, or in a document.")
    field = "body"


class AudienceRefused(Refusal):
    code = "audience_refused"
    message = _("This group does not publish that far. Choose another audience.")
    field = "audience"


class RoomNotOpen(Conflict):
    code = "room_not_open"
    message = _("This room is closed for new texts. What was written in it stays readable.")


class MentionsMany(NeedsConfirmation):
    code = "mentions_many"
    message = _("{group} has {number} members, and each of them will be told. Is that what you want?")


class NotThere(Refusal):
    code = "comment_not_there"
    message = _("What you answer is no longer there.")
    status = 409


class ReactionUnknown(Refusal):
    code = "reaction_unknown"
    message = _("This community does not use that reaction.")


class ReasonMissing(Refusal):
    code = "reason_missing"
    message = _("Give the reason: the author will read it.")
    field = "reason"
