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


class TooManyFiles(Refusal):
    code = "too_many_files"
    message = _("A post carries at most {most} documents.")
    field = "documents"


class TooManyPictures(Refusal):
    code = "too_many_post_pictures"
    message = _("A post carries at most {most} pictures.")
    field = "pictures"


class RoomNotOpen(Conflict):
    code = "room_not_open"
    message = _("This room is closed for new texts. What was written in it stays readable.")


class NotOfThisRoom(Refusal):
    code = "not_of_this_room"
    message = _("This room holds other things. Write it in a room that is made for it.")


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


class ReactionClosed(Refusal):
    code = "reaction_closed"
    message = _("“{name}” is not given here any more. Where it was given, it stays.")


class ReactionCosts(NeedsConfirmation):
    code = "reaction_costs"
    message = _("{said} Is that what you want?")


class ReactionToOneself(Refusal):
    code = "reaction_to_oneself"
    message = _("This one is given to somebody else: what you wrote yourself cannot have it from you.")


class ReactionUnfit(Refusal):
    """One sentence for every reason: somebody blocked, a group's name, no wallet. Nobody learns which."""

    code = "reaction_unfit"
    message = _("This one cannot be given here. Choose another reaction.")


class ReasonMissing(Refusal):
    code = "reason_missing"
    message = _("Give the reason: the author will read it.")
    field = "reason"
