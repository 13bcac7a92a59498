"""What crossing refuses, in sentences."""

from django.utils.translation import gettext_lazy as _

from wezer.kernel.refusals import Conflict, NotAllowed, Refusal


class MembraneInvalid(Refusal):
    code = "membrane_invalid"
    message = _("This membrane cannot be kept: {why}.")


class MembraneNotMet(Refusal):
    code = "membrane_not_met"
    message = _("What one has to fulfil to enter is not fulfilled yet: {why}.")


class NotForYouToSay(Refusal):
    code = "not_for_you_to_say"
    message = _("Only those who are fully in this group, long enough where it asks so, say that here.")
    status = 403


class CameToObserve(Conflict):
    code = "came_to_observe"
    message = _(
        "They came to observe alone. Here others than you have a say in who comes in fully: they leave, and ask to enter."
    )


class NothingToSay(Conflict):
    code = "nothing_to_say"
    message = _("This is not asked here, or is already decided.")


class NotNewcomer(Conflict):
    code = "not_newcomer"
    message = _("This person is no newcomer here any more.")


class ReturnDateNeeded(Refusal):
    code = "return_date_needed"
    message = _("Say when you come back: a day within the next year.")
    field = "until"


class AgreementInvalid(Refusal):
    code = "agreement_invalid"
    message = _("An agreement has a name that is not taken here, and a text of at most 50,000 letters.")


class AgreementOlder(Conflict):
    code = "agreement_older"
    message = _("This version is no longer the present one. Read the new one first.")


class AgreementsWait(Refusal):
    code = "agreements_wait"
    message = _("To enter, one accepts: {titles}. Tick what you have read.")


class AskedTooSoon(Refusal):
    code = "asked_too_soon"
    message = _("“{group}” did not let you in lately. You may ask again from {day}.")


class TakenBackLately(AskedTooSoon):
    message = _("You took your request back lately. You may ask again from {day}.")


class NobodyInvites(Refusal):
    code = "nobody_invites"
    message = _("Nobody is invited into “{name}” for now: its membrane says so.")
    status = 403


class ConfirmedFirst(Refusal):
    code = "confirmed_first"
    message = _(
        "In “{name}”, those who decide who enters confirm an invitation first: propose somebody of the community."
    )


class NotFullyIn(NotAllowed):
    code = "not_fully_in"
    message = _(
        "In “{name}” this is for those who are fully in: not for newcomers yet, nor for observers or who belongs to it through "
        "a group inside."
    )


class NotAskedFirst(Conflict):
    code = "not_asked_first"
    message = _("In “{name}” you invite without asking first.")


class LeavesThen(Conflict):
    code = "leaves_then"
    message = _("You have said that you leave “{name}”: you are out on {day}. Until then you may stay after all.")


class AlreadyThere(Conflict):
    code = "already_there"
    message = _("{name} is in already, is invited, or asks to come in.")
    field = "member"


class ProposalOver(Conflict):
    code = "proposal_over"
    message = _("This is answered already, or was taken back.")
