"""What conversations refuse."""

from django.utils.translation import gettext_lazy as _

from wezer.kernel.refusals import Conflict, NotAllowed, Refusal, TooMany


class NotReachable(NotAllowed):
    """One sentence for every reason: blocked, not among those who may write, away. Nobody learns which."""

    code = "not_reachable"
    message = _("{name} cannot be reached this way. Perhaps somebody you both know can help.")


class BlockedByYou(Conflict):
    code = "blocked_by_you"
    message = _("You have blocked {name}. Take the block back in your settings, then write.")


class PeopleMissing(Refusal):
    code = "people_missing"
    message = _("Say to whom you write: one other member at least, {most} at most.")
    field = "members"


class HearingUnknown(Refusal):
    code = "hearing_unknown"
    message = _("Choose all, mentions or nothing.")
    field = "hears"


class PersonUnknown(Refusal):
    code = "person_unknown"
    message = _("There is no member called “{name}” whom you can see, or there are several.")
    field = "members"


class EditedTooLate(Conflict):
    code = "edited_too_late"
    message = _("A message can be changed for {hours} hours. Write another one, or take this one back.")


class MessageGone(Conflict):
    code = "message_gone"
    message = _("This message is no longer there.")


class TooManyPins(Conflict):
    code = "too_many_pins"
    message = _("{most} messages are pinned here already. Take one down first.")


class LettersClosed(NotAllowed):
    code = "letters_closed"
    message = _("This group takes no letters. Ask someone who is in it.")


class LettersClosedOutside(LettersClosed):
    """What somebody outside is told: they cannot ask someone who is in it."""

    code = "letters_closed_outside"
    message = _("This group takes no letters from outside now.")


class LettersEnough(TooMany):
    code = "letters_enough"
    message = _("From here, or with this address, enough was written today. Go on tomorrow.")
    field = "email"


class LettersFull(TooMany):
    code = "letters_full"
    message = _("So many letters came from outside that no more are taken for now. Try again later.")


class SentTooFast(Refusal):
    code = "sent_too_fast"
    message = _("That went fast. Read it once more, then send it.")


class FormTooOld(Refusal):
    code = "form_too_old"
    message = _("This form lay open for long. Send it again.")


class NoPicturesOutside(Refusal):
    code = "no_pictures_outside"
    message = _("Who wrote from outside sees no pictures here: answer with words.")
    field = "pictures"


class LetterHeld(Conflict):
    code = "letter_held"
    message = _("The law still needs this letter: it is forgotten when that is over.")


class BlockedAlready(Conflict):
    code = "blocked_already"
    message = _("The group takes no letters from this address already.")
    field = "email"


class AddressInvalid(Refusal):
    code = "address_invalid"
    message = _("Write an e-mail address, such as name@example.org.")
    field = "email"


class NotAnswering(Refusal):
    code = "not_answering"
    message = _("{name} does not answer letters of this group.")
    field = "member"


class CameOfAnother(Conflict):
    code = "came_of_another"
    message = _("This came of another message already.")
    field = "item"
