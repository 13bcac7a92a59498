"""What naming somebody who mediates refuses."""

from django.utils.translation import gettext_lazy as _

from wezer.kernel.refusals import NotAllowed, Refusal


class NotParty(NotAllowed):
    code = "not_party"
    message = _("Only the two sides can do this, each for itself.")


class NotYourWish(NotAllowed):
    code = "not_your_wish"
    message = _("Only who wished for somebody else to mediate can take that back.")


class MediatorUnfit(Refusal):
    code = "mediator_unfit"
    message = _("{name} cannot mediate here: name a member of the community who is on neither side.")
    field = "member"


class MediatorMissing(Refusal):
    code = "mediator_missing"
    message = _("Say who is to mediate.")
    field = "member"


class NotAsked(NotAllowed):
    code = "not_asked"
    message = _("Only whom both sides named, or a side before that, can say so.")
