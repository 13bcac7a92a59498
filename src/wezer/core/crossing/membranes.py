"""Reading a group's membrane: its ways in, what it says about newcomers, and all of it in words."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from wezer.core.crossing.inviting import HOLDERS
from wezer.core.crossing.inviting import KNOB as INVITING
from wezer.core.crossing.kinds import Knob, membrane_kinds
from wezer.core.crossing.parting import FREE, LONGEST_TALK, TALK
from wezer.core.crossing.parting import KNOBS as LEAVING
from wezer.core.crossing.refusals import MembraneInvalid
from wezer.core.models import Group, Membrane
from wezer.core.models.membership import AS_OBSERVER
from wezer.core.settings_registry import value

if TYPE_CHECKING:
    from wezer.core.kinds import GroupKind

Way = list[dict[str, Any]]
MOST_WAYS = 3
MOST_CONDITIONS = 3

#: How the community admits people (setting `admission.mode`) → the condition of its membrane.
MODES = {
    "open": "open",
    "moderated": "request",
    "invitation": "invitation",
    "vouched": "vouching",
    "vote": "vote",
    "rule": "rule",
    "fee": "fee",  # the ledger's; its amount is said on the membrane's page
}
GUIDES = ("none", "turn", "chosen")


@dataclass(frozen=True, slots=True)
class Rules:
    """A membrane as it holds now."""

    ways: list[Way]
    trial_days: int = 0
    guides: str = "none"  # who accompanies a newcomer: nobody, the guides in turn, whom a steward chooses
    contact_days: int = 3
    inviting: str = HOLDERS  # who invites: crossing/inviting.py
    leaving: str = FREE  # how one leaves: crossing/parting.py
    leaving_days: int = 14
    exclusion: dict[str, Any] = field(default_factory=dict)  # by what one is excluded: core/exclusion

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @property
    def kinds(self) -> set[str]:
        return {each["kind"] for way in self.ways for each in way}

    @property
    def grace_days(self) -> int:
        """The shortest of its rules' days of grace; 0 without a rule."""
        return min((each["grace_days"] for way in self.ways for each in way if each["kind"] == "rule"), default=0)

    @property
    def word(self) -> str:
        """The one word for lists: that of its only condition if it is one of core's, else “mixed”."""
        kind = self.ways[0][0]["kind"]
        return kind if len(self.ways) == len(self.ways[0]) == 1 and kind in Membrane.values else Membrane.MIXED


def condition(kind: str) -> dict[str, Any]:
    """A condition as it is set from the start."""
    return {"kind": kind, **{name: knob.default for name, knob in membrane_kinds[kind].knobs.items()}}


def rules_of(group: Group) -> Rules:
    """What the membrane asks. The community's own follows its setting `admission.mode`."""
    kept = dict(group.membrane_rules)
    ways = kept.pop("ways", None)
    mode = kept.pop("mode", None)
    if group.is_root and mode != value("admission.mode"):
        ways = [[condition(MODES[value("admission.mode")])]]
    return Rules(ways=ways or [[condition(group.membrane)]], **kept)


def mode_of(rules: Rules) -> str:
    """The setting `admission.mode` that goes with a membrane of the community."""
    first = rules.ways[0][0]["kind"]
    return next((mode for mode, kind in MODES.items() if kind == first), "invitation")


def clean_ways(said: Sequence[Sequence[Mapping[str, Any]]]) -> list[Way]:
    """The ways complete and checked; raises MembraneInvalid."""
    if not 1 <= len(said) <= MOST_WAYS:
        raise MembraneInvalid(why=_("a membrane has between 1 and {most} ways in").format(most=MOST_WAYS))
    ways = [_clean_way(way) for way in said]
    _refuse_twice(ways)
    return ways


def _refuse_twice(ways: Sequence[Way]) -> None:
    """One vote is counted and one fee paid, whatever way it leads through."""
    seen: set[str] = set()
    for kind in (each["kind"] for way in ways for each in way):
        if kind in seen and (why := membrane_kinds[kind].only_once):
            raise MembraneInvalid(field="kind", why=str(why))
        seen.add(kind)


def _clean_way(said: Sequence[Mapping[str, Any]]) -> Way:
    if not 1 <= len(said) <= MOST_CONDITIONS:
        raise MembraneInvalid(why=_("a way in has between 1 and {most} conditions").format(most=MOST_CONDITIONS))
    way: Way = []
    for each in said:
        kind = membrane_kinds.get(str(each.get("kind", "")))
        if kind is None:
            raise MembraneInvalid(field="kind", why=_("there is no such condition"))
        if kind.stands_alone and len(said) > 1:
            raise MembraneInvalid(field="kind", why=_("“{name}” goes with nothing else").format(name=kind.name))
        if any(other["kind"] == kind.kind for other in way):
            raise MembraneInvalid(field="kind", why=_("“{name}” stands there twice").format(name=kind.name))
        way.append({"kind": kind.kind, **kind.clean(each)})
    return sorted(way, key=lambda one: membrane_kinds[one["kind"]].order)


#: What a membrane says about newcomers.
NEWCOMER_KNOBS = {
    "trial_days": Knob(int, 0, "", most=730),
    "guides": Knob(str, "none", "", choices=tuple((each, each) for each in GUIDES)),
    "contact_days": Knob(int, 3, "", least=1, most=60),
}
#: And about those who are in.
INSIDE_KNOBS = {"inviting": INVITING, **LEAVING}
KNOBS = {**NEWCOMER_KNOBS, **INSIDE_KNOBS}


def clean_rules(ways: Sequence[Sequence[Mapping[str, Any]]], besides: Mapping[str, Any], group: Group) -> Rules:
    """What a group asks, complete and checked, also for what only some groups can ask."""
    said = {name: knob.clean(name, besides.get(name, knob.default)) for name, knob in KNOBS.items()}
    if said["leaving"] == TALK and said["leaving_days"] > LONGEST_TALK:
        why = _("whoever talks first is out after {most} days at most").format(most=LONGEST_TALK)
        raise MembraneInvalid(field="leaving_days", why=why)
    rules = Rules(ways=clean_ways(ways), **said)
    for each in (each for way in rules.ways for each in way):
        membrane_kinds[each["kind"]].refuse_for(each, group)
    return rules


def first_rules(kind: "GroupKind", membrane: str) -> Rules:
    """What the membrane of a new group asks: that of its kind, or the condition chosen instead. Raises MembraneInvalid for
    what no kind of condition is (“mixed” is a word for several), and for a rule that its type does not bring along."""
    chosen = membrane or kind.membrane
    if chosen not in membrane_kinds:
        raise MembraneInvalid(field="membrane", why=_("there is no such condition"))
    asked = condition(chosen)
    if chosen == "rule":
        if not kind.rule:
            raise MembraneInvalid(
                field="membrane", why=_("its rule is said on the page of the membrane, once the group is there")
            )
        asked["expression"] = kind.rule
    return Rules(ways=[[asked]])


# ------------------------------------------------------------------ in words


def key_of(way: Way) -> str:
    """How a way in is named on a belonging: "invitation+rule"."""
    return "+".join(each["kind"] for each in way)


def way_sentence(way: Way) -> str:
    """ "one is invited and this rule holds: …" """
    parts = [membrane_kinds[each["kind"]].sentence(each) for each in way if each["kind"] in membrane_kinds]
    return _(" and ").join(parts)


def in_words(rules: Rules) -> str:
    """The whole membrane in a plain sentence."""
    ways = [way_sentence(way) for way in rules.ways]
    return _("One enters when {ways}.").format(ways=_("; or when ").join(ways))


def crossing_name(key: str) -> str:
    """A belonging's crossing for people: the names of its conditions, or how else they came."""
    other = {
        "founder": _("founded it"),
        "added": _("brought in"),
        AS_OBSERVER: _("by invitation, as an observer"),
        "import": _("brought in"),
        "return": _("came back"),
        "trial": _("end of the trial"),
        "rule_lost": _("the rule no longer holds"),
        "rule_found": _("the rule holds again"),
        "pause": _("a pause"),
        "leaving": _("said that they leave"),
        "duty": _("a duty fell short"),
        "duty_met": _("what was missing of a duty is done"),
        "merge": _("another group became a part of this one"),
        "emergency": _("an emergency"),
        "exclusion": _("an exclusion"),
        "appeal": _("an appeal"),
        "split": _("a part went its own way"),
        "represents": _("carries the voice of a group"),
        "role": _("holding the role"),
        "mixed": _("several ways"),
    }
    if key in other:
        return other[key]
    return _(" and ").join(
        str(membrane_kinds[each].name) if each in membrane_kinds else each for each in key.split("+")
    )
