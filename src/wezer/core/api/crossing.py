"""Membranes, attempts to come in, newcomers: the same as their pages."""

from typing import Annotated, Any, Literal

from django.http import Http404
from django.shortcuts import get_object_or_404
from pydantic import Field

from wezer.core.api.common import caller, router
from wezer.core.api.entry import BelongingOut, show_belonging
from wezer.core.api.groups import found_group
from wezer.core.changing import right_to_change
from wezer.core.crossing.acts.membranes import set_membrane
from wezer.core.crossing.acts.newcomers import (
    assign_guide,
    end_pause,
    end_trial,
    meet_newcomer,
    pause_belonging,
    set_observer,
)
from wezer.core.crossing.acts.voices import take_vouching_back, vote_on_entry, vouch
from wezer.core.crossing.falling import who_would_fall
from wezer.core.crossing.guides import guides_of, newcomers_of
from wezer.core.crossing.membranes import clean_rules, in_words, rules_of, way_sentence
from wezer.core.crossing.pages import StandingView, standing_view
from wezer.core.crossing.refusals import NothingToSay
from wezer.core.crossing.rules import trace
from wezer.core.halls import find_group
from wezer.core.models import Belonging, Crossing, Group
from wezer.core.profiles import members_visible_to
from wezer.kernel.permissions import require
from wezer.ui.rest import UID, After, Limit, Listed, PartyOut, Schema, Strict, When, listed, moment, show_party

Ways = list[list[dict[str, Any]]]


class MembraneOut(Schema):
    version: int
    ways: Ways
    trial_days: int
    guides: str
    contact_days: int
    inviting: str
    leaving: str
    leaving_days: int
    words: str


class MembraneIn(Strict):
    """Any way suffices; a way needs all its conditions: `[[{"kind": "vouching", "vouchers": 2}], [{"kind": "vote"}]]`."""

    ways: Annotated[Ways, Field(max_length=3)]
    trial_days: int = 0
    guides: Literal["none", "turn", "chosen"] = "none"
    contact_days: int = 3
    inviting: Literal["holders", "members", "confirmed", "nobody"] | None = None
    """Who invites; null: as it is."""
    leaving: Literal["free", "notice", "talk"] | None = None
    leaving_days: int | None = None


class FallingOut(Schema):
    falling: list[PartyOut]


class RulePartOut(Schema):
    depth: int
    text: str
    holds: bool | None
    value: str
    error: str


class ConditionOut(Schema):
    kind: str
    sentence: str
    answer: str


class StepOut(Schema):
    at: str
    before: str
    state: str
    crossing: str
    actor: PartyOut | None
    membrane_version: int
    inputs: dict[str, Any]
    reason: str


class StandingOut(BelongingOut):
    """`ways` while an attempt waits; `steps` for the person and those who decide."""

    until: str | None
    grace_until: str | None
    guide: PartyOut | None
    contacted_at: str | None
    closes_at: str | None
    turnout: int
    ways: list[list[ConditionOut]]
    my_ballot: str
    i_vouch: bool
    steps: list[StepOut]


class NewcomerOut(BelongingOut):
    guide: PartyOut | None
    contacted_at: str | None
    until: str | None


class BallotIn(Strict):
    choice: Literal["yes", "no", "blank"]


class MemberIn(Strict):
    member: UID


class PauseIn(Strict):
    until: When


class ObserverIn(Strict):
    observes: bool


def _show_membrane(group: Group) -> dict[str, Any]:
    rules = rules_of(group)
    return {"version": group.membrane_version, **rules.as_json(), "words": in_words(rules)}


@router.get("/groups/{uid}/membrane", response=MembraneOut)
def membrane(request: Any, uid: UID) -> Any:
    """What one has to fulfil to enter, also in words."""
    return _show_membrane(found_group(request, uid))


@router.put("/groups/{uid}/membrane", response=MembraneOut)
def change_membrane(request: Any, uid: UID, new: MembraneIn) -> Any:
    """What holds from now on, for those who tend the group. Whom a new rule gives days of grace: `…/membrane/falling`."""
    caller(request)
    found = found_group(request, uid)
    set_membrane(by=request.viewer, group=found, **new.model_dump(exclude_none=True))
    return _show_membrane(found)


@router.post("/groups/{uid}/membrane/falling", response=FallingOut)
def falling(request: Any, uid: UID, new: MembraneIn) -> Any:
    """Who of those inside would get days of grace by such a membrane; nothing is changed."""
    found = found_group(request, uid)
    require(request.viewer, right_to_change(found, "core.change_membrane"), found)
    said = new.model_dump(exclude_none=True)
    rules = clean_rules(said.pop("ways"), said, found)
    return {"falling": [show_party(each) for each in who_would_fall(found, rules)]}


@router.get("/groups/{uid}/membrane/trace", response=list[list[RulePartOut]])
def try_rule(request: Any, uid: UID, member: UID) -> Any:
    """How each rule of the membrane comes out for a member, part by part; for those who tend the group."""
    found = found_group(request, uid)
    require(request.viewer, "core.tend_group", found)
    who = get_object_or_404(members_visible_to(request.viewer), uid=member)
    rules = [each["expression"] for way in rules_of(found).ways for each in way if each["kind"] == "rule"]
    return [trace(source, who, found, to_member=False) for source in dict.fromkeys(rules)]


@router.get("/groups/{uid}/newcomers", response=Listed[NewcomerOut])
def newcomers(request: Any, uid: UID, unmet: bool = False, after: After = "", limit: Limit = 20) -> Any:
    """Who is new, with whom; `unmet`: only those whom nobody has met yet."""
    found = found_group(request, uid)
    require(request.viewer, "core.welcome_newcomers", found)
    rows = newcomers_of(found)
    return listed(
        rows.filter(contacted_at=None) if unmet else rows, after, limit, _show_newcomer, order=("since", "id")
    )


def _show_newcomer(one: Belonging) -> dict[str, Any]:
    more = {"guide": show_party(one.guide), "contacted_at": moment(one.contacted_at), "until": moment(one.until)}
    return {**show_belonging(one), **more}


# ------------------------------------------------------------------ one belonging


def _view(request: Any, uid: UID) -> StandingView:
    caller(request)
    found = get_object_or_404(Belonging.objects.select_related("group"), uid=uid)
    return standing_view(request.viewer, find_group(request.viewer, found.group.slug), uid)


def _crossing(view: StandingView) -> Crossing:
    if view.crossing is None:
        raise NothingToSay()
    return view.crossing


def _show(request: Any, uid: UID) -> dict[str, Any]:
    request.viewer.forget()
    try:
        return _show_standing(_view(request, uid))
    except Http404:  # who has spoken may have nothing more to see here
        return _show_closed(Belonging.objects.select_related("group", "member").get(uid=uid))


def _show_closed(one: Belonging) -> dict[str, Any]:
    return _show_standing(StandingView(one, mine=False, decides=False, welcomes=False), is_closed=True)


def _show_standing(view: StandingView, *, is_closed: bool = False) -> dict[str, Any]:
    one, crossing = view.belonging, view.crossing
    parts = view.judged.parts if view.judged and not is_closed else []
    return {
        **show_belonging(one),
        "until": None if is_closed else moment(one.until),
        "grace_until": None if is_closed else moment(one.grace_until),
        "guide": None if is_closed else show_party(one.guide),
        "contacted_at": None if is_closed else moment(one.contacted_at),
        "closes_at": moment(crossing.closes_at) if crossing else None,
        "turnout": view.turnout,
        "ways": [
            [
                {"kind": each.kind, "sentence": way_sentence([each.settings]), "answer": each.verdict.answer}
                for each in way
            ]
            for way in parts
        ],
        "my_ballot": view.my_ballot,
        "i_vouch": view.my_vouch,
        "steps": [_show_step(line.step) for line in view.steps],
    }


def _show_step(step: Any) -> dict[str, Any]:
    kept = ("before", "state", "crossing", "membrane_version", "inputs", "reason")
    return {"at": moment(step.at), "actor": show_party(step.actor), **{name: getattr(step, name) for name in kept}}


@router.get("/belongings/{uid}", response=StandingOut)
def standing(request: Any, uid: UID) -> Any:
    """How somebody stands: for them, for those who decide or welcome, for whoever has a say in their coming in."""
    return _show_standing(_view(request, uid))


@router.put("/belongings/{uid}/vouching", response=StandingOut)
def vouch_for(request: Any, uid: UID) -> Any:
    """Vouch for somebody who waits."""
    vouch(by=request.viewer, crossing=_crossing(_view(request, uid)))
    return _show(request, uid)


@router.delete("/belongings/{uid}/vouching", response=StandingOut)
def take_back(request: Any, uid: UID) -> Any:
    """Vouch no longer, before they are in."""
    take_vouching_back(by=request.viewer, crossing=_crossing(_view(request, uid)))
    return _show(request, uid)


@router.put("/belongings/{uid}/ballot", response=StandingOut)
def vote(request: Any, uid: UID, new: BallotIn) -> Any:
    """One's ballot; it may be changed until the vote closes."""
    vote_on_entry(by=request.viewer, crossing=_crossing(_view(request, uid)), choice=new.choice)
    return _show(request, uid)


@router.put("/belongings/{uid}/guide", response=StandingOut)
def choose_guide(request: Any, uid: UID, new: MemberIn) -> Any:
    """Who accompanies a newcomer: one of those who hold the role “guide” in the group."""
    view = _view(request, uid)
    guide = get_object_or_404(guides_of(view.belonging.group), uid=new.member)
    assign_guide(by=request.viewer, belonging=view.belonging, guide=guide)
    return _show(request, uid)


@router.put("/belongings/{uid}/contact", response=StandingOut)
def met(request: Any, uid: UID) -> Any:
    """One has met the newcomer."""
    meet_newcomer(by=request.viewer, belonging=_view(request, uid).belonging)
    return _show(request, uid)


@router.delete("/belongings/{uid}/trial", response=StandingOut)
def finish_trial(request: Any, uid: UID) -> Any:
    """End the trial now: fully in."""
    end_trial(by=request.viewer, belonging=_view(request, uid).belonging)
    return _show(request, uid)


@router.put("/belongings/{uid}/observer", response=StandingOut)
def observe(request: Any, uid: UID, new: ObserverIn) -> Any:
    """Let somebody read and speak without a vote, or be fully in again."""
    set_observer(by=request.viewer, belonging=_view(request, uid).belonging, observes=new.observes)
    return _show(request, uid)


@router.put("/groups/{uid}/belonging/pause", response={204: None})
def pause(request: Any, uid: UID, new: PauseIn) -> Any:
    """Take a pause in the group until a day: one reads, without duties and vote."""
    caller(request)
    pause_belonging(by=request.viewer, group=found_group(request, uid), until=new.until)
    return None


@router.delete("/groups/{uid}/belonging/pause", response={204: None})
def come_back(request: Any, uid: UID) -> Any:
    """Be back before that day."""
    caller(request)
    end_pause(by=request.viewer, group=found_group(request, uid))
    return None
