"""What a group is, where those in it vote on it: its membrane, its purpose, what it decides by itself (core.md 6.1)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wezer.core.crossing.inviting import in_words as inviting_words
from wezer.core.crossing.membranes import KNOBS, Rules, clean_rules, rules_of
from wezer.core.crossing.membranes import in_words as ways_in_words
from wezer.core.crossing.parting import in_words as leaving_words
from wezer.core.crossing.voters import full_members
from wezer.core.exclusion.rules import clean as clean_exclusion
from wezer.core.exclusion.rules import exclusion_rule
from wezer.core.exclusion.rules import in_words as exclusion_words
from wezer.core.models import ChangesBy, Group, GroupState, GroupVote, Sight, VoteAbout
from wezer.core.settings_registry import setting_key, value

#: Fewer cannot vote: one alone, or two of whom each could stop the other. Then those who tend the group change it.
FEWEST = 3
#: Columns that say it: changed by `change_group`, and by `change_sovereignty`.
PLAIN = ("purpose", "sight", "direct_only", "derived_may_read", "derived_may_write")
SOVEREIGN = ("sovereign_money", "sovereign_membership", "changes_by")
#: And what the membrane asks, and by what it excludes: `set_membrane`, `set_exclusion_rule`.
ENTRY, EXCLUSION = "entry", "exclusion"
_NOT_YET = (GroupState.DRAFT, GroupState.PROPOSED)


def decides_by_vote(group: Group) -> bool:
    """Whether a change of these waits for a vote now. A draft and a proposed group are still being made."""
    if group.changes_by != ChangesBy.VOTE or group.is_root or group.state in _NOT_YET:
        return False
    return full_members(group)[:FEWEST].count() == FEWEST


def right_to_change(group: Group, right: str) -> str:
    """What is asked of who comes to change it: that right, or that of proposing it."""
    return "core.propose_change" if decides_by_vote(group) else right


def open_change(group: Group) -> GroupVote | None:
    """The vote on a change that runs in the group."""
    if group.changes_by != ChangesBy.VOTE:
        return None
    return GroupVote.objects.filter(group=group, about=VoteAbout.CHANGE, ended_at=None).first()


def changes_of(group: Group) -> QuerySet[GroupVote]:
    """The votes on changes of the group, for those who may read them."""
    return GroupVote.objects.filter(group=group, about=VoteAbout.CHANGE).select_related("proposed_by")


def may_read_changes(viewer: Any, group: Group) -> bool:
    """Who is in the group itself, and who tends it."""
    return bool(viewer.belongs_directly(group) or viewer.has_right("core.tend_group", group))


def vote_rules(group: Group) -> dict[str, Any]:
    """How such a vote is counted: as the group says for new groups, and never more lightly than the product's own. Those who
    tend the group say that; they do not decide by it alone."""
    said = {name: f"groups.vote_{name}" for name in ("days", "quorum", "threshold")}
    most = {name: max(value(key, group), setting_key(key).default) for name, key in said.items()}
    return {"who": "members", "blank": "counts", "silence": "nothing", **most}


def as_it_is(group: Group) -> dict[str, Any]:
    """All that a vote may change, as it is now."""
    entry = rules_of(group).as_json()
    del entry["exclusion"]
    plain = {name: getattr(group, name) for name in (*PLAIN, *SOVEREIGN)}
    return {**plain, ENTRY: entry, EXCLUSION: exclusion_rule(group)}


def differences(group: Group, wanted: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """What would be otherwise, complete and checked: {"purpose": {"before": …, "after": …}}. `membrane`: the one word for a
    membrane with one condition; `entry`: its ways, and what it says besides, as `set_membrane` takes them."""
    there, after = as_it_is(group), dict(wanted)
    word = after.pop("membrane", None) or group.membrane
    if word != group.membrane:
        after[ENTRY] = {"ways": [[{"kind": word}]]}
    if ENTRY in after:
        after[ENTRY] = _clean_entry(group, there[ENTRY], after[ENTRY])
    if EXCLUSION in after:
        after[EXCLUSION] = clean_exclusion({**there[EXCLUSION], **after[EXCLUSION]})
    assert not set(after) - set(there), f"no vote changes {set(after) - set(there)}"
    return {name: {"before": there[name], "after": said} for name, said in sorted(after.items()) if said != there[name]}


def _clean_entry(group: Group, there: Mapping[str, Any], said: Mapping[str, Any]) -> dict[str, Any]:
    besides = {name: said.get(name, there[name]) for name in KNOBS}
    entry = clean_rules(said["ways"], besides, group).as_json()
    del entry["exclusion"]
    return entry


# ------------------------------------------------------------------ in words

LABELS = {
    "purpose": gettext_lazy("Purpose"),
    "sight": gettext_lazy("Who may know that it exists"),
    "direct_only": gettext_lazy("Being in a circle inside does not make one belong here"),
    "derived_may_read": gettext_lazy("Those of the circles inside read what is written here"),
    "derived_may_write": gettext_lazy("Those of the circles inside write here too"),
    "sovereign_money": gettext_lazy("Its money"),
    "sovereign_membership": gettext_lazy("Who is in it"),
    "changes_by": gettext_lazy("Who changes its membrane, its purpose and what it decides by itself"),
    EXCLUSION: gettext_lazy("Exclusion"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One matter of a vote, for people: from what to what."""

    label: str
    before: str
    after: str


def lines_of(vote: GroupVote) -> list[Line]:
    return list(_lines(vote.changes))


def _lines(changes: Mapping[str, Mapping[str, Any]]) -> Iterator[Line]:
    for name, said in changes.items():
        if name == ENTRY:
            yield from _entry_lines(said["before"], said["after"])
        else:
            yield Line(str(LABELS[name]), _words(name, said["before"]), _words(name, said["after"]))


def _words(name: str, said: Any) -> str:
    if name == EXCLUSION:
        return exclusion_words(said)
    if name == "sight":
        return str(Sight(said).label)
    if name == "changes_by":
        return str(ChangesBy(said).label)
    if name in ("sovereign_money", "sovereign_membership"):
        return _("the group decides alone") if said else _("rights held around it reach it")
    if isinstance(said, bool):
        return _("yes") if said else _("no")
    return said or _("Not said yet.")


def _entry_lines(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Line]:
    for names, label, words in _ENTRY:
        if any(before[name] != after[name] for name in names):
            yield Line(str(label), words(before), words(after))


def _guides(said: Mapping[str, Any]) -> str:
    return {
        "none": _("Nobody in particular"),
        "turn": _("The guides, in turn"),
        "chosen": _("A guide whom a steward chooses"),
    }[said["guides"]]


#: What a membrane says, by what is shown of it together.
_ENTRY: Any = (
    (("ways",), gettext_lazy("How one enters"), lambda said: ways_in_words(Rules(ways=said["ways"]))),
    (("trial_days",), gettext_lazy("Days of trial"), lambda said: str(said["trial_days"])),
    (("guides",), gettext_lazy("Who accompanies a newcomer"), _guides),
    (("contact_days",), gettext_lazy("Days until the first hello"), lambda said: str(said["contact_days"])),
    (("inviting",), gettext_lazy("Who invites"), lambda said: inviting_words(said["inviting"])),
    (
        ("leaving", "leaving_days"),
        gettext_lazy("How one leaves"),
        lambda said: leaving_words(said["leaving"], said["leaving_days"]),
    ),
)
