"""What core refuses, in sentences."""

from django.utils.translation import gettext_lazy as _

from wezer.kernel.refusals import Conflict, Refusal


class NameInvalid(Refusal):
    code = "name_invalid"
    message = _("A name has between 1 and {most} letters and nothing invisible in it.")
    field = "name"


class SlugTaken(Refusal):
    code = "slug_taken"
    message = _("Another group already has the address “{slug}”. Choose another one.")
    field = "slug"


class Cycle(Refusal):
    code = "cycle"
    message = _("A group cannot lie inside itself. Choose a parent outside of it.")
    field = "parent"


class TooDeep(Refusal):
    code = "too_deep"
    message = _("Groups lie at most {most} levels deep. Choose a parent nearer to the community.")
    field = "parent"


class MayNotContain(Refusal):
    code = "may_not_contain"
    message = _("A group of this type cannot lie there. Choose another type or another parent.")
    field = "type"


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


class LastSteward(Refusal):
    code = "last_steward"
    message = _("Somebody has to tend this group. Hand the role over first.")


class RoomOnce(Refusal):
    code = "room_once"
    message = _("This group already has such a room.")


class BeyondOwnRights(Refusal):
    code = "beyond_own_rights"
    message = _("One can only grant rights one holds: {rights}.")
    field = "rights"
    status = 403


class NotSettled(Refusal):
    code = "not_settled"
    message = _("Something is still open here ({what}). Settle it first.")
