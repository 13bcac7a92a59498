"""What keeping a search refuses."""

from django.utils.translation import gettext_lazy as _

from wezer.kernel.refusals import Conflict, Refusal


class NothingAsked(Refusal):
    code = "nothing_asked"
    message = _("Write what you are looking for: at least one word, {most} characters at most.")
    field = "q"


class TooManyKept(Conflict):
    code = "too_many_kept"
    message = _("You keep {most} searches already. Forget one first.")


class KindUnknown(Refusal):
    code = "kind_unknown"
    message = _("There is no such kind of result.")
    field = "kind"
