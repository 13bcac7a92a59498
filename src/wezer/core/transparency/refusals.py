"""What transparency refuses, in sentences."""

from django.utils.translation import gettext_lazy as _

from wezer.kernel.refusals import Refusal


class TransparencyInvalid(Refusal):
    code = "transparency_invalid"
    message = _("“{name}” cannot be shown so: {why}.")


class DecisionMissing(Refusal):
    code = "decision_missing"
    message = _("Say how it was decided: a meeting, a vote, its minutes.")
    field = "word"
