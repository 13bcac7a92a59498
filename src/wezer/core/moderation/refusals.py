"""What moderation refuses, in sentences."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.kernel.refusals import Conflict, NotAllowed, Refusal, TooMany
from wezer.ui.times import day_text


class Restricted(NotAllowed):
    code = "restricted"
    message = _("You read here and do not write until {day}. Why, and how to answer, stands under “My settings”.")

    @classmethod
    def of(cls, restriction: Any) -> "Restricted":
        return cls(day=day_text(restriction.until) if restriction is not None else "")


class OwnThing(Refusal):
    code = "own_thing"
    message = _("This is yours: you can change it or withdraw it yourself.")


class ReportedAlready(Conflict):
    code = "reported_already"
    message = _("You have reported this. It is being looked at.")


class ReportsEnough(TooMany):
    code = "reports_enough"
    message = _("You have reported {number} things within a day. Write to those who moderate if more is wrong.")


class DecidedMeanwhile(Conflict):
    code = "decided_meanwhile"
    message = _("{name} has decided this meanwhile. Look at it again.")


class InOtherHands(Conflict):
    code = "in_other_hands"
    message = _("{name} has this in hand. Take it over first if it cannot wait.")


class MovedOn(Conflict):
    code = "case_moved"
    message = _("This is in another state meanwhile. Look at it again.")


class MeasureNotHere(Refusal):
    code = "measure_not_here"
    message = _("This cannot be decided here. Choose another measure.")
    field = "decision"


class DaysNeeded(Refusal):
    code = "days_needed"
    message = _("Say for how many days, between 1 and {most}.")
    field = "days"


class HeardFirst(DaysNeeded):
    code = "heard_first"
    message = _(
        "Say for how many days, between 1 and {most}. Whoever is to be kept out for longer is heard first: propose to exclude them."
    )


class NoAppeal(Refusal):
    code = "no_appeal"
    message = _("Against this decision nothing can be said, or it is more than {days} days old.")


class AnotherPersonAnswers(NotAllowed):
    code = "another_person_answers"
    message = _("You decided this: somebody else who moderates answers the appeal.")
