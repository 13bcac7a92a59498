"""What limits tell: a warning to whose wallet it is, a rule that cannot be reckoned to those who set limits."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wezer.core.kinds import NoticeKind, notice_kinds


@notice_kinds.add
class LimitCrossed(NoticeKind):
    """The limit only warns: the payment was made."""

    topic = "money"
    kind = "limit_crossed"
    name = gettext_lazy("A wallet beyond what its community recommends")
    icon = "coins"

    def sentence(self, notice: Any) -> str:
        said = {
            "floor": _("With this payment, {wallet} is further below zero in {currency} than the community recommends."),
            "ceiling": _("With this payment, {wallet} has gathered more {currency} than the community recommends."),
        }[notice.detail["side"]]  # fmt: skip
        return said.format(wallet=notice.detail["holder"], currency=notice.detail["currency"])

    def url(self, notice: Any) -> str:
        return reverse("wallet:movement", args=[notice.detail["uid"]])


@notice_kinds.add
class LimitRuleFailed(NoticeKind):
    topic = "money"
    kind = "limit_rule_failed"
    name = gettext_lazy("A limit that cannot be reckoned")
    icon = "triangle-alert"

    def sentence(self, notice: Any) -> str:
        said = _("A limit of {currency} could not be reckoned: the amount declared beside it holds. The rule: {rule}")
        return said.format(currency=notice.detail["currency"], rule=notice.detail["rule"])

    def url(self, notice: Any) -> str:
        return reverse("currencies:limits", args=[notice.detail["currency"]])
