"""What is refused about changes of what a group is, where those in it vote on them, in sentences."""

from django.utils.translation import gettext_lazy as _

from wezer.kernel.refusals import NotAllowed, Refusal


class DecidedByVote(NotAllowed):
    code = "decided_by_vote"
    message = _("In “{name}” those fully in it vote on this: propose the change, and it is made once they say yes.")


class ChangeRuns(Refusal):
    code = "change_runs"
    message = _("A vote on another change of this group is open. Propose this one when it is over.")


class NothingChanges(Refusal):
    code = "nothing_changes"
    message = _("That is how it is now: say what is to be otherwise.")
