"""A condition that WEL reckons."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wezer.core.crossing.kinds import NO, YES, Attempt, Knob, MembraneKind, Verdict, membrane_kinds
from wezer.core.crossing.rules import check_rule, rule_on

#: Of circles, as they begin: those who hold a role in one are in it.
HOLDS_A_ROLE = "here.roles >= 1"


@membrane_kinds.add
class Rule(MembraneKind):
    """It is looked at when somebody asks, every night, and when something it reads changes."""

    kind, name, icon, order = "rule", gettext_lazy("Rule"), "scale", 60
    description = gettext_lazy("A rule that holds, for as long as one is in. Whoever falls out has days of grace.")
    knobs = {
        "expression": Knob(str, "false", gettext_lazy("Rule")),
        "grace_days": Knob(
            int, 14, gettext_lazy("Days of grace"), gettext_lazy("So long one stays when it no longer holds."), most=365
        ),
    }

    def clean(self, said: Mapping[str, Any]) -> dict[str, Any]:
        kept = super().clean(said)
        kept["expression"] = check_rule(kept["expression"].strip())
        return kept

    def sentence(self, settings: Mapping[str, Any]) -> str:
        if settings["expression"] == HOLDS_A_ROLE:
            return _("one holds a role here")
        return _("this rule holds: {rule}").format(rule=settings["expression"])

    def judge(self, settings: Mapping[str, Any], attempt: Attempt) -> Verdict:
        ruling = rule_on(settings["expression"], [attempt.member], attempt.group)[attempt.member.pk]
        told: dict[str, Any] = {"rule": settings["expression"], "holds": ruling.holds}
        if ruling.error is not None:
            told["unknown"] = str(ruling.error.details.get("name", "")) or ruling.error.code
        return Verdict(YES if ruling.holds else NO, told)
