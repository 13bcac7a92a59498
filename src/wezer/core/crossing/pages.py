"""What the pages of crossing show: how an attempt stands, who may see it, and its steps in words."""

from dataclasses import dataclass, field
from typing import Any

from django.http import Http404
from django.utils.translation import gettext as _

from wezer.core.crossing.agreements import unaccepted
from wezer.core.crossing.judging import Judged, all_settings_of, attempt_of, judge, settings_of
from wezer.core.crossing.kinds import YES, Attempt, Todo, membrane_kinds
from wezer.core.crossing.membranes import crossing_name, rules_of
from wezer.core.crossing.rules import TracePart, trace
from wezer.core.crossing.voters import may_vouch
from wezer.core.models import (
    Agreement,
    Application,
    Belonging,
    BelongingState,
    BelongingStep,
    Crossing,
    CrossingState,
    DutyRound,
    Group,
    Member,
    Voice,
    VoiceChoice,
    VoiceKind,
)
from wezer.kernel.clock import now
from wezer.kernel.permissions import can


@dataclass
class StandingView:
    """One belonging before a viewer: what they may know of it and do about it."""

    belonging: Belonging
    mine: bool
    decides: bool  # decides who enters here
    welcomes: bool
    crossing: Crossing | None = None
    judged: Judged | None = None
    voices: list[Voice] = field(default_factory=list)
    steps: list["StepLine"] = field(default_factory=list)
    application: Application | None = None
    todos: list[Todo] = field(default_factory=list)
    paused_by: DutyRound | None = None
    my_vouch: bool = False
    my_ballot: str = ""
    may: set[str] = field(default_factory=set)

    @property
    def turnout(self) -> int:
        return sum(1 for voice in self.voices if voice.kind == VoiceKind.BALLOT)

    @property
    def vouchers(self) -> list[Member]:
        return [each.member for each in self.voices if each.kind == VoiceKind.VOUCH and each.choice == VoiceChoice.YES]


def todos(crossing: Crossing, viewer: Any) -> list[Todo]:
    """What this viewer can do for an attempt that waits, on pages of the packages that ask it."""
    kinds = [(membrane_kinds.get(each["kind"]), each) for way in crossing.ways for each in way]
    found = [kind.todo(settings, crossing, viewer) for kind, settings in kinds if kind is not None]
    return list(dict.fromkeys(each for each in found if each is not None))


def awaited_pages(group: Group, viewer: Any) -> list[Todo]:
    """The lists of those for whom a condition of this group's membrane waits. No statement."""
    kinds = [membrane_kinds[kind] for kind in sorted(rules_of(group).kinds) if kind in membrane_kinds]
    found = [kind.awaited_page(group, viewer) for kind in kinds]
    return [each for each in found if each is not None]


@dataclass(frozen=True, slots=True)
class StepLine:
    step: BelongingStep
    words: str
    by: str
    inputs: list[str]


def standing_view(viewer: Any, group: Group, uid: Any) -> StandingView:
    """The belonging as this viewer may see it; 404 for whom it is none of their business."""
    found = Belonging.objects.select_related("group", "member__photo", "guide__photo").filter(uid=uid, group=group)
    belonging = found.first()
    if belonging is None:
        raise Http404
    belonging.group = group
    mine = viewer.member is not None and belonging.member_id == viewer.member.pk
    decides = can(viewer, "core.admit_members" if group.is_root else "core.decide_membership", group)
    welcomes = can(viewer, "core.welcome_newcomers", group)
    view = StandingView(belonging, mine, decides, welcomes)
    _read_crossing(view)
    if not (mine or decides or welcomes or _has_a_say(view, viewer)):
        raise Http404
    _what_one_may(view, viewer)
    if view.crossing is not None:
        view.todos = todos(view.crossing, viewer)
    if mine or decides:
        view.steps = steps_of(belonging)
    if group.is_root and (decides or welcomes) and belonging.state == BelongingState.APPLIED:
        asked = Application.objects.filter(belonging=belonging)
        view.application = asked.prefetch_related("messages__author").first()
    return view


def _read_crossing(view: StandingView) -> None:
    open_one = Crossing.objects.filter(belonging=view.belonging, state=CrossingState.WAITING)
    crossing = open_one.prefetch_related("voices__member__photo").first()
    if crossing is not None:
        crossing.belonging = view.belonging
        view.crossing, view.voices = crossing, list(crossing.voices.all())
        view.judged = judge(crossing.ways, attempt_of(crossing))


def _has_a_say(view: StandingView, viewer: Any) -> bool:
    """Those fully in, while vouching or a vote waits for them."""
    if view.crossing is None or not can(viewer, "core.vouch_for_entry", view.crossing):
        return False
    return bool(settings_of(view.crossing, "vouching") or settings_of(view.crossing, "vote"))


def _what_one_may(view: StandingView, viewer: Any) -> None:
    belonging, crossing = view.belonging, view.crossing
    if crossing is not None and viewer.member is not None and not view.mine:
        said = {voice.kind: voice.choice for voice in view.voices if voice.member_id == viewer.member.pk}
        view.my_vouch, view.my_ballot = said.get("vouch") == VoiceChoice.YES, said.get("ballot", "")
        vouching = all_settings_of(crossing, "vouching")
        if vouching and can(viewer, "core.vouch_for_entry", crossing):
            may = any(may_vouch(viewer.member.pk, belonging.group, each) for each in vouching)
            view.may |= {"vouch"} if may else set()
        if settings_of(crossing, "vote") and crossing.closes_at and can(viewer, "core.vote_on_entry", crossing):
            view.may |= {"vote"}
        if view.decides and settings_of(crossing, "request"):
            view.may |= {"decide"}
    if belonging.state == BelongingState.NEWCOMER:
        view.may |= {"guide", "meet"} if view.welcomes and not view.mine else set()
        view.may |= {"end_trial"} if view.decides and not view.mine else set()
    if view.decides and not view.mine and belonging.state in (BelongingState.MEMBER, BelongingState.OBSERVER):
        view.may |= {"observe"}
    if view.decides and not view.mine and belonging.state == BelongingState.LEAVING and not belonging.group.is_root:
        view.may |= {"let_go"}
    if not view.mine and belonging.is_active and can(viewer, "core.propose_exclusion", belonging.group):
        view.may |= {"exclude"}
    if view.mine and belonging.state == BelongingState.PAUSED:
        paused = DutyRound.objects.pausing(viewer.member, belonging.group).select_related("duty__group")
        view.paused_by = paused.order_by("-acts_at").first()
    if view.mine and not belonging.group.is_root and view.paused_by is None:
        pause = {BelongingState.MEMBER: {"pause"}, BelongingState.PAUSED: {"return"}}
        view.may |= set() if belonging.paused_by_rule else pause.get(BelongingState(belonging.state), set())


def steps_of(belonging: Belonging) -> list[StepLine]:
    """Every step, newest first: what it was, who made it, by which version, with what it knew."""
    steps = BelongingStep.objects.filter(belonging=belonging).select_related("actor").order_by("-id")[:200]
    return [_line(step) for step in steps]


def _line(step: BelongingStep) -> StepLine:
    state = BelongingState(step.state).label
    words = _("{state} ({crossing})").format(state=state, crossing=crossing_name(step.crossing or "added"))
    by = step.actor.name if step.actor else _("by itself")
    return StepLine(step, str(words), by, inputs_in_words(step.inputs))


def _figures() -> dict[str, str]:
    """What conditions knew, as the steps name it."""
    return {
        "needed": _("needed"),
        "vouching": _("vouching"),
        "electors": _("could vote"),
        "yes": _("yes"),
        "no": _("no"),
        "blank": _("blank"),
        "unknown": _("unknown"),
    }


def inputs_in_words(inputs: dict[str, Any]) -> list[str]:
    answers = {"yes": _("yes"), "no": _("no"), "waits": _("waits")}
    told = []
    for way in inputs.get("ways", []):
        for part in way:
            kind = membrane_kinds.get(part["kind"])
            words = _figures()
            said = sorted((words[name], value) for name, value in part.items() if name in words)
            figures = ", ".join(f"{name} {value}" for name, value in said)
            line = f"{kind.name if kind else part['kind']}: {answers.get(part['answer'], '')}"
            told.append(f"{line} ({figures})" if figures else line)
    for source, ruling in inputs.get("rules", {}).items():
        told.append(f"{source}: {answers['yes'] if ruling['holds'] else answers['no']}")
    return told


@dataclass(frozen=True, slots=True)
class DoorView:
    """What the join page says: how each condition stands for whoever looks, before anything is begun."""

    judged: Judged
    questions: list[str]
    traces: list[list[TracePart]]
    waits_for_others: bool
    agreements: list[Agreement]


def door_view(group: Group, member: Member, *, invited: bool = False, observes: bool = False) -> DoorView:
    """`observes`: invited as an observer, of whom only the agreements are asked."""
    if observes:
        return DoorView(Judged(YES), [], [], False, [each for each in unaccepted(group, member) if each.is_asked])
    rules = rules_of(group)
    judged = judge(rules.ways, Attempt(group, member, now(), invited))
    asked = [question for way in rules.ways for each in way for question in each.get("questions", [])]
    sources = [each["expression"] for way in rules.ways for each in way if each["kind"] == "rule"]
    traces = [trace(source, member, group, to_member=True) for source in dict.fromkeys(sources)]
    agreements = [each for each in unaccepted(group, member) if each.is_asked]
    return DoorView(judged, asked, traces, judged.answer == "waits", agreements)
