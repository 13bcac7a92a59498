"""What trust refuses, in sentences."""

from django.utils.translation import gettext_lazy as _

from wezer.kernel.refusals import Refusal


class TrustsSelf(Refusal):
    code = "trusts_self"
    message = _("Trust is for others to give.")
    field = "member"


class NotTrustable(Refusal):
    code = "not_trustable"
    message = _("Both have to be in the group: whoever trusts fully, whoever is trusted in any way.")
    field = "member"


class TrustRuleInvalid(Refusal):
    code = "trust_rule_invalid"
    message = _("A share between 1 and 100 percent, and at most between 1 and 500 people.")
    field = "trust_percent"


class BornInvalid(Refusal):
    code = "born_invalid"
    message = _("A day in the past, of the last 130 years.")
    field = "born_on"
