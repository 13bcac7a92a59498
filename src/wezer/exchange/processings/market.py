"""Offers, wants, agreements, evaluations."""

from django.utils.translation import gettext_lazy as _

from wezer.core.processing import Processing, processings


@processings.add
class Market(Processing):
    kind = "market"
    name = _("Market")
    purpose = _("Let members offer and want, agree, and say how it went")
    data = _(
        "Announcements with place and price, answers, terms, words and values given after an exchange, searches kept"
    )
    recipients = _("Those whom an announcement is for; the two of an agreement; those who mediate, once called")
    keeps = _("As long as the person is a member; agreements under a pseudonym after that")
    order = 41
