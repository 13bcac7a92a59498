"""What core refuses, in sentences."""

from django.utils.translation import gettext_lazy as _

from wezer.kernel.refusals import Conflict, NeedsConfirmation, NotAllowed, Refusal, TooMany


class NameInvalid(Refusal):
    code = "name_invalid"
    message = _("A name has between 1 and {most} letters and nothing invisible in it.")
    field = "name"


class LinesTooMany(Refusal):
    code = "lines_too_many"
    message = _("There are at most {most} lines.")


class Cycle(Refusal):
    code = "cycle"
    message = _("A group cannot lie inside itself. Choose a parent outside of it.")
    field = "parent"


class TooDeep(Refusal):
    code = "too_deep"
    message = _("Groups lie at most {most} levels deep. Choose a parent nearer to the community.")
    field = "parent"


class NotARolePage(Refusal):
    code = "not_a_role_page"
    message = _("Make the role among the roles of the group; its page is opened from there.")
    field = "type"


class MayNotContain(Refusal):
    code = "may_not_contain"
    message = _("A group of this type cannot lie there. Choose another type or another parent.")
    field = "type"


class OnlyReads(NotAllowed):
    code = "only_reads"
    message = _(
        "You read here for now: on a pause, or until you accept an agreement of this group or of one around it."
    )


class ReadersChange(NeedsConfirmation):
    code = "readers_change"
    message = _("{what} Is that what you want?")


class DecidesItself(NotAllowed):
    code = "decides_itself"
    message = _("“{name}” decides this by itself: rights held around it end at its membrane. Ask {who}.")


class DecidesAlone(NotAllowed):
    code = "decides_alone"
    message = _("“{name}” decides this by itself, and nobody there may for now. Ask those who tend it.")


class HasInside(Refusal):
    code = "has_inside"
    message = _("Groups lie inside “{name}”: {inside}. Move, merge or dissolve them first.")


class OnHold(Refusal):
    code = "on_hold"
    message = _("“{name}” is on hold for legal reasons and stays as it is. Ask those who tend the community.")


class NotTogether(Refusal):
    code = "not_together"
    message = _("A group cannot become a part of “{name}”: choose another one that is active.")
    field = "into"


class VoteRuns(Refusal):
    code = "vote_runs"
    message = _(
        "A vote on this group is open: what it is called and for, where it lies, what it decides by itself, and who may "
        "know of it or enter it stay as they are until it is over."
    )


class ClosesNotThen(Refusal):
    code = "closes_not_then"
    message = _("A project may have a closing date, on a day to come; other groups have none.")
    field = "closes_on"


class WalletStays(Refusal):
    code = "wallet_stays"
    message = _("“{name}” keeps its wallet: {why}.")
    field = "has_wallet"


class PlaceClosed(Refusal):
    code = "place_closed"
    message = _("“{name}” takes nothing in for now: it is not active.")
    field = "parent"


class AlreadyThere(Refusal):
    code = "already_there"
    message = _("“{name}” lies there already.")
    field = "parent"


class MoveWaits(Refusal):
    code = "move_waits"
    message = _("A move of “{name}” waits for consent already. Take it back first, or wait for the answer.")
    field = "parent"


class MoveOvertaken(Conflict):
    code = "move_overtaken"
    message = _("“{name}” cannot move there any more: something else moved first. Look at the tree, and propose anew.")


class NotAwaited(Conflict):
    code = "not_awaited"
    message = _("Your consent is not awaited here: it was given, or the request has ended.")


class IconUnknown(Refusal):
    code = "icon_unknown"
    message = _("There is no such icon. Choose one of those on the group's settings page.")
    field = "icon"


class HueUnknown(Refusal):
    code = "hue_unknown"
    message = _("A hue is a number of degrees from 0 to 359 on the circle of colours.")
    field = "hue"


class KindUnknown(Refusal):
    code = "kind_unknown"
    message = _("There is no such type here.")
    field = "type"


class MembraneClosed(Refusal):
    code = "membrane_closed"
    message = _("One enters this group by invitation. Ask someone inside.")


class NotWaiting(Conflict):
    code = "not_waiting"
    message = _("This request or invitation is no longer open.")


class InvitationInvalid(Refusal):
    code = "invitation_invalid"
    message = _("This invitation is not valid any more. Ask the person who sent it for a new one.")
    status = 404


class InvitationOver(Conflict):
    code = "invitation_over"
    message = _(
        "The time to answer this invitation is over. Ask for another, or ask to join if the group is open to that."
    )


class LastSteward(Refusal):
    code = "last_steward"
    message = _("Somebody has to tend this group. Hand the role over first.")


class RoomOnce(Refusal):
    code = "room_once"
    message = _("This group already has such a room.")


class RoomWithheld(Refusal):
    code = "room_withheld"
    message = _("Those who tend the community keep such rooms back. Ask them to open one here.")
    status = 403
    field = "kind"


class RoomKept(Refusal):
    code = "room_kept"
    message = _("What was agreed in this room must stay findable: it can be archived, but not thrown away.")


class RoomMoved(Conflict):
    code = "room_moved"
    message = _("The room is not in a state in which this can be done any more. Open its page again.")


class RoleFull(Refusal):
    code = "role_full"
    message = _("“{role}” has {count} seats and all are taken. End a holding first, or give the role more seats.")


class NotLendable(Refusal):
    code = "not_lendable"
    message = _("“{role}” was lent to you, or has ended: it cannot be lent further.")


class LoanTooLong(Refusal):
    code = "loan_too_long"
    message = _("A role is lent until a day ahead, {days} days away at most and within one's own term.")
    field = "ends_on"


class HoldsAlready(Refusal):
    code = "holds_already"
    message = _("{name} holds this role already.")
    field = "member"


class BeyondOwnRights(Refusal):
    code = "beyond_own_rights"
    message = _("One can only grant rights one holds: {rights}.")
    field = "rights"
    status = 403


class RoleKeepsTending(Refusal):
    code = "role_keeps_tending"
    message = _("This role tends the group. It keeps these rights, or nobody could give them back: {rights}.")
    field = "rights"


class NotSettled(Refusal):
    code = "not_settled"
    message = _("Something is still open here ({what}). Settle it first.")


class NotLeaving(Conflict):
    code = "not_leaving"
    message = _("You are not about to leave.")


class LeaveElsewhere(Refusal):
    code = "leave_elsewhere"
    message = _("One leaves the community under “My settings”, “Leaving”.")


class ApplicationClosed(Conflict):
    code = "application_closed"
    message = _("Somebody has already decided on this request.")


class ReasonMissing(Refusal):
    code = "reason_missing"
    message = _("Say why: the person reads it.")
    field = "reason"


class AdmissionClosed(Refusal):
    code = "admission_closed"
    message = _("One comes in by invitation here. Ask a member to invite you.")
    status = 403


class ExpiryInvalid(Refusal):
    code = "expiry_invalid"
    message = _("An invitation lasts between 1 and {most} days.")
    field = "days"


class UsesInvalid(Refusal):
    code = "uses_invalid"
    message = _("An invitation serves between 1 and {most} people; one bound to an address serves one.")
    field = "most_uses"


class FieldUnknown(Refusal):
    code = "profile_field_unknown"
    message = _("There is no such line in a profile here.")


class ValueInvalid(Refusal):
    code = "value_invalid"
    message = _("This cannot be read: {why}")


class AudienceTooWide(Refusal):
    code = "audience_too_wide"
    message = _("The community does not let this be shown so widely. Choose a narrower audience.")
    field = "audience"


class AudienceUnknown(Refusal):
    code = "audience_unknown"
    message = _("Choose who may see this from the list.")
    field = "audience"


class ImageInvalid(Refusal):
    code = "image_invalid"
    message = _("This picture cannot be used: {why}")
    field = "photo"


class GroupFull(Refusal):
    code = "files_full"
    message = _(
        "This takes {size}, and the files of “{group}” have {left} left of {most}. Ask {whom} for more room, or withdraw what nobody needs: {time} later its room is free."
    )
    field = "photo"


class SettingInvalid(Refusal):
    code = "setting_invalid"
    message = _("This value cannot be used: {why}")


class ModuleNeeded(Refusal):
    code = "module_needed"
    message = _("“{module}” stays open while this needs it: {names}. Close both, or leave both open.")


class SettingLocked(Refusal):
    code = "setting_locked"
    message = _("A group around this one has decided this for all. Ask those who tend it.")
    status = 403


class WordBreaks(Refusal):
    code = "word_breaks"
    message = _("“{word}” would break sentences: a word has no braces, percent signs, angle brackets or line ends.")


class AlreadyErased(Conflict):
    code = "already_asked"
    message = _("This was asked already. Take it back first, or wait.")


class NothingToTakeBack(Conflict):
    code = "nothing_to_take_back"
    message = _("Nobody asked for it, or it is done already.")


class ArchiveNotThere(Refusal):
    code = "archive_not_there"
    message = _("This archive is not ready, or its days are over. Ask for a new one.")
    status = 404


class AnArchiveADay(TooMany):
    code = "an_archive_a_day"
    message = _("One archive a day is enough. The last one is still here.")


class NothingToAgree(Conflict):
    code = "nothing_to_agree"
    message = _("This is not asked any more, or its text has changed. Load the page again.")


class NotOptional(Refusal):
    code = "not_optional"
    message = _("The terms hold for everybody here. Whoever does not want them any more may leave.")


class ConsentTextEmpty(Refusal):
    code = "consent_text_empty"
    message = _("Say what it is called, and what people agree to.")


class AlreadyHeld(Conflict):
    code = "already_held"
    message = _("This is held back already.")


class HoldNeedsThing(Refusal):
    code = "hold_needs_thing"
    message = _("There is no item, no member and no group of this number or address.")


class PdfNotPossible(Refusal):
    code = "pdf_not_possible"
    message = _("This machine cannot draw PDF: Pango is not installed. Take the CSV, or ask your host.")


class AnnouncedEnough(TooMany):
    code = "announced_enough"
    message = _("That was done {number} times within {days} days: people stop reading. Write a post, or wait.")
    field = "important"


class NowhereToTell(Conflict):
    code = "nowhere_to_tell"
    message = _("This group has no open conversation to write in. Open one in its settings first.")


class NotShownAgain(NotAllowed):
    code = "show_again"
    message = _(
        "This hands power to others: show once more that it is you (/account/reauthenticate/), then send it again. A program needs a token that was made after its member showed it: make a new one under “Tokens”."
    )
