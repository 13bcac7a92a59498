"""The journey of a new community: its steps, presets, and the way from proposing to applying."""

from typing import Annotated, Any, Literal

from django.http import Http404
from pydantic import Field

from wezer.core.acts import journey as acts
from wezer.core.api.common import Slug, caller, router
from wezer.core.community import community
from wezer.core.journey.forms import read_value
from wezer.core.journey.kinds import journey_presets
from wezer.core.journey.reading import Standing, journey, presets, progress, standing, standings
from wezer.core.models import LinkMailing
from wezer.core.models.journey import Method
from wezer.kernel.permissions import require
from wezer.ui.rest import UID, Schema, Strict, moment


class PlannedOut(Schema):
    says: str
    is_done: bool


class JourneyStepOut(Schema):
    """`value` is what is proposed; `planned` what applying it would do."""

    key: str
    name: str
    state: str
    value: dict[str, Any]
    version: int
    people: str
    method: str
    minutes: str
    discussion: UID | None
    decided_at: str | None
    applied_at: str | None
    planned: list[PlannedOut]


class LinksOut(Schema):
    """Links mailed to those who were brought along: how far the worker is."""

    people: int
    sent: int
    ended_at: str | None


class JourneyOut(Schema):
    preset: str
    begun_at: str | None
    launched_at: str | None
    done: int
    links: LinksOut | None
    steps: list[JourneyStepOut]


class PresetOut(Schema):
    key: str
    name: str
    about: str


class PresetIn(Strict):
    preset: Slug
    whole: bool = False


class ProposalIn(Strict):
    """What the step's form would read. `version` as it was read refuses when somebody else changed it meanwhile. Who takes
    part, how it is decided and the minutes may be kept before anything is decided; empty leaves what was said."""

    value: dict[Annotated[str, Field(max_length=40)], Any]
    version: Annotated[int, Field(ge=0, le=2**31 - 1)] | None = None
    people: Annotated[str, Field(max_length=200)] = ""
    method: Method | Literal[""] = ""
    minutes: Annotated[str, Field(max_length=10_000)] = ""


class StepDecisionIn(Strict):
    people: Annotated[str, Field(max_length=200)] = ""
    method: Method = Method.GARDENER
    minutes: Annotated[str, Field(max_length=10_000)] = ""


class ReviewIn(Strict):
    minutes: Annotated[str, Field(max_length=2000)] = ""


def _tending(request: Any) -> None:
    caller(request)
    require(request.viewer, "core.tend_community", community())


def _found(key: str) -> Standing:
    found = standing(key)
    if found is None:
        raise Http404
    return found


def _show(found: Standing) -> dict[str, Any]:
    row = found.row
    return {
        "key": found.kind.kind,
        "name": str(found.kind.name),
        "state": row.state,
        "value": row.value,
        "version": row.version,
        "people": row.people,
        "method": row.method,
        "minutes": row.minutes,
        "discussion": row.discussion.uid if row.discussion else None,
        "decided_at": moment(row.decided_at),
        "applied_at": moment(row.applied_at),
        "planned": [{"says": each.says, "is_done": each.is_done} for each in found.planned],
    }


def _journey() -> dict[str, Any]:
    begun, steps = journey(), standings()
    links = LinkMailing.objects.order_by("pk").last()
    return {
        "preset": begun.preset if begun else "",
        "begun_at": moment(begun.begun_at) if begun else None,
        "launched_at": moment(begun.launched_at) if begun else None,
        "done": progress(steps).done,
        "links": links and {"people": links.people, "sent": links.sent, "ended_at": moment(links.ended_at)},
        "steps": [_show(each) for each in steps],
    }


@router.get("/journey", response=JourneyOut)
def the_journey(request: Any) -> Any:
    """Where the community's journey stands; `planned` is left out here, a step's own address has it."""
    _tending(request)
    return _journey()


@router.get("/journey/presets", response=list[PresetOut])
def journey_presets_there(request: Any) -> Any:
    """What one may begin with."""
    _tending(request)
    return [{"key": each.kind, "name": str(each.name), "about": str(each.about)} for each in presets()]


@router.put("/journey/preset", response=JourneyOut)
def take_journey_preset(request: Any, new: PresetIn) -> Any:
    """Propose what the preset says in every step; `whole` decides and applies it at once."""
    _tending(request)
    found = journey_presets.get(new.preset)
    if found is None:
        raise Http404
    acts.take_preset(by=request.viewer, preset=found)
    if new.whole:
        acts.apply_whole(by=request.viewer)
    return _journey()


@router.get("/journey/steps/{key}", response=JourneyStepOut)
def journey_step(request: Any, key: Slug) -> Any:
    """One step, with what applying it would do."""
    _tending(request)
    return _show(_found(key))


@router.put("/journey/steps/{key}", response=JourneyStepOut)
def propose_journey_step(request: Any, key: Slug, new: ProposalIn) -> Any:
    """Keep a proposal. It is read as the step's form reads what is typed; nothing is applied."""
    _tending(request)
    found = _found(key)
    value = read_value(found.kind, new.value)
    acts.propose_step(by=request.viewer, kind=found.kind, value=value, version=new.version)
    acts.note_decision(by=request.viewer, kind=found.kind, people=new.people, method=new.method, minutes=new.minutes)
    return _show(_found(key))


@router.post("/journey/steps/{key}/discussion", response=JourneyStepOut)
def discuss_journey_step(request: Any, key: Slug) -> Any:
    """Open a conversation about it in the community's talk room."""
    _tending(request)
    acts.discuss_step(by=request.viewer, kind=_found(key).kind)
    return _show(_found(key))


@router.put("/journey/steps/{key}/decision", response=JourneyStepOut)
def decide_journey_step(request: Any, key: Slug, new: StepDecisionIn) -> Any:
    """What is proposed is wanted: by whom, how, and why."""
    _tending(request)
    acts.decide_step(by=request.viewer, kind=_found(key).kind, **new.dict())
    return _show(_found(key))


@router.put("/journey/steps/{key}/application", response=JourneyStepOut)
def apply_journey_step(request: Any, key: Slug) -> Any:
    """Do what was decided; what is done already is left alone."""
    _tending(request)
    acts.apply_step(by=request.viewer, kind=_found(key).kind)
    return _show(_found(key))


@router.delete("/journey/steps/{key}/application", response=JourneyStepOut)
def take_back_journey_step(request: Any, key: Slug) -> Any:
    """Undo what it made, as far as nobody used it."""
    _tending(request)
    acts.take_back_step(by=request.viewer, kind=_found(key).kind)
    return _show(_found(key))


@router.put("/journey/steps/{key}/review", response=JourneyStepOut)
def keep_journey_step(request: Any, key: Slug, new: ReviewIn) -> Any:
    """Looked at again, and still right."""
    _tending(request)
    acts.keep_step(by=request.viewer, kind=_found(key).kind, minutes=new.minutes)
    return _show(_found(key))
