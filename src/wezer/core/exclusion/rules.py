"""By what a group excludes: who decides, how long one is heard, how long one may appeal. A part of its membrane."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from wezer.core.crossing.kinds import Knob
from wezer.core.crossing.refusals import MembraneInvalid
from wezer.core.models import Group

#: Whoever keeps somebody out at once does it for so long at most.
LONGEST_EMERGENCY_HOURS = 72
#: And once in so many days.
DAYS_BETWEEN_EMERGENCIES = 30
#: Nobody decides for so long: the procedure lapses, and the person stays.
DAYS_TO_DECIDE = 30
#: Who is charged with something new has so long to answer, whatever is left of the hearing.
DAYS_TO_ANSWER = 3

KNOBS: dict[str, Knob] = {
    "decided_by": Knob(
        str, "stewards", gettext_lazy("Who decides on an exclusion"),
        choices=(
            ("stewards", gettext_lazy("Those who decide who is in")),
            ("vote", gettext_lazy("All who are fully in, by a vote")),
        ),
    ),
    "deciders": Knob(int, 1, gettext_lazy("How many have to say yes"),
                     gettext_lazy("Where those who decide who is in do. One no is enough to stay."), least=1, most=9),
    "quorum": Knob(int, 50, gettext_lazy("Quorum"), gettext_lazy("Percent of those who may vote that have to."), most=100),
    "threshold": Knob(int, 67, gettext_lazy("Threshold"), gettext_lazy("Percent of yes that excludes."), least=51, most=100),
    "days": Knob(int, 7, gettext_lazy("Days of the vote"), least=1, most=60),
    "hearing_days": Knob(int, 7, gettext_lazy("Days of hearing"),
                         gettext_lazy("So long the person answers before anything is decided."), least=7, most=60),
    "appeal_days": Knob(int, 14, gettext_lazy("Days to appeal"), least=7, most=90),
    "return_days": Knob(int, 365, gettext_lazy("Days until one may ask to come back"),
                        gettext_lazy("0: never by oneself."), most=3650),
}  # fmt: skip


def clean(said: Mapping[str, Any]) -> dict[str, Any]:
    """The rule complete and checked; raises MembraneInvalid, which names the setting."""
    if unknown := set(said) - set(KNOBS):
        raise MembraneInvalid(field=sorted(unknown)[0], why=_("there is no such setting"))
    rule = {name: knob.clean(name, said.get(name, knob.default)) for name, knob in KNOBS.items()}
    if 0 < rule["return_days"] < rule["appeal_days"]:
        raise MembraneInvalid(field="return_days", why=_("not before the days to appeal are over"))
    return rule


def exclusion_rule(group: Group) -> dict[str, Any]:
    """What the group's membrane says of excluding; what nobody has said yet is as from the start."""
    kept = group.membrane_rules.get("exclusion", {})
    return {name: kept.get(name, knob.default) for name, knob in KNOBS.items()}


def in_words(rule: Mapping[str, Any]) -> str:
    """The whole rule in plain sentences."""
    if rule["decided_by"] == "vote":
        who = _("The members who are fully in vote for {days} days (quorum {quorum} %, yes {threshold} %).").format(
            **rule
        )
    else:
        number = rule["deciders"]
        who = ngettext(
            "One of those who decide who is in says yes, and nobody of them no.",
            "{number} of those who decide who is in say yes, and nobody of them no.",
            number,
        ).format(number=number)
    heard = _("The person is heard for {hearing_days} days first, and may appeal for {appeal_days} days after.")
    return f"{who} {heard.format(**rule)}"
