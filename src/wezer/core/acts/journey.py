"""The journey's own acts: taking a preset, proposing, talking, deciding, applying, taking back, looking again."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from wezer.core.acts.posts import publish_post
from wezer.core.community import community
from wezer.core.events import JourneyReviewDue, JourneyStepChanged
from wezer.core.journey.kinds import JourneyPreset, journey_moves, journey_steps
from wezer.core.journey.kinds import JourneyStep as Kind
from wezer.core.journey.reading import journey, kinds, plan
from wezer.core.models import Room, RoomState
from wezer.core.models.journey import Journey, JourneyStep, Method, StepState
from wezer.kernel.acts import act, move, move_all
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.kernel.refusals import InvalidTransition, Refusal, StaleVersion
from wezer.kernel.states import check_listed

#: Days after the launch on which the community looks at its choices again.
REVIEWS = (30, 90, 365)


class NoTalkRoom(Refusal):
    code = "journey_no_talk_room"
    message = gettext_lazy("The community has no room to talk in. Open one first.")


@act
def begin_journey(*, by: Any) -> Journey:
    """The community's one journey; beginning twice changes nothing."""
    require(by, "core.tend_community", community())
    return journey() or Journey.objects.create(begun_by=by.member, begun_at=now())


@act
def take_preset(*, by: Any, preset: JourneyPreset) -> None:
    """Propose what the preset says, in every step that is not applied yet."""
    begun = begin_journey(by=by)
    begun.preset = preset.kind
    begun.save(update_fields=["preset"])
    for kind in kinds():
        row = _row(kind)
        said = preset.steps().get(kind.kind)
        if said is not None and row.state in (StepState.TODO, StepState.IN_DISCUSSION, StepState.DECIDED):
            _propose(row, {**kind.proposal(), **said})


@act
def propose_step(*, by: Any, kind: Kind, value: Mapping[str, Any], version: int | None = None) -> JourneyStep:
    """Keep what is proposed; a step that was decided or applied is to do again. `version` refuses two at once."""
    begin_journey(by=by)
    row = _row(kind)
    untouched = row.version == 1 and version == 0  # read before the step had a row
    if version not in (None, row.version) and not untouched:
        raise StaleVersion()
    return _propose(row, dict(value))


def _propose(row: JourneyStep, value: dict[str, Any]) -> JourneyStep:
    if row.value != value:
        row.value = value
        row.version += 1
        after = StepState.IN_DISCUSSION if row.state == StepState.IN_DISCUSSION else StepState.TODO
        check_listed(JourneyStep, "state", [row.state], after)
        row.state = after  # states: as checked
        row.save()
    return row


@act
def note_decision(*, by: Any, kind: Kind, people: str = "", method: str = "", minutes: str = "") -> None:
    """Who takes part, how, and the minutes so far, before anything is decided. What was not said stays."""
    require(by, "core.tend_community", community())
    said = {"people": people[:200], "method": method, "minutes": minutes[:10_000]}
    JourneyStep.objects.filter(kind=kind.kind, state__in=(StepState.TODO, StepState.IN_DISCUSSION)).update(
        **{name: each for name, each in said.items() if each}
    )


@act
def discuss_step(*, by: Any, kind: Kind) -> JourneyStep:
    """Open a conversation about the step in the community's talk room, with what is proposed so far."""
    begin_journey(by=by)
    row = _row(kind)
    room = talk_room()
    if not move(row, StepState.TODO, StepState.IN_DISCUSSION):
        raise InvalidTransition(state=row.get_state_display())
    lines = [f"* {each.says}" for each in plan(kind, row.value)]
    body = "\n".join([str(kind.why), "", *lines, "", _("What do you think? Answer here; what you decide is kept.")])
    title = _("Our beginnings: {step}").format(step=kind.name)
    row.discussion = publish_post(by=by, room=room, title=title, body=body)
    row.save(update_fields=["discussion"])
    _tell(row)
    return row


@act
def decide_step(
    *, by: Any, kind: Kind, people: str = "", method: str = Method.GARDENER, minutes: str = ""
) -> JourneyStep:
    """What is proposed is what you want: who said so, how, and why."""
    begin_journey(by=by)
    row = _row(kind)
    before = (StepState.TODO, StepState.IN_DISCUSSION, StepState.TO_REVIEW)
    kept: dict[str, Any] = {"people": people[:200], "method": Method(method), "minutes": minutes[:10_000]}
    if not move(row, before, StepState.DECIDED, decided_at=now(), decided_by=by.member, **kept):
        raise InvalidTransition(state=row.get_state_display())
    _tell(row)
    return row


@act
def apply_step(*, by: Any, kind: Kind) -> list[str]:
    """Do what was decided, each thing by its own act. What is done already is left alone; says what was made."""
    require(by, "core.tend_community", community())
    row = _row(kind)
    if not move(row, (StepState.DECIDED, StepState.TO_REVIEW), StepState.APPLIED, applied_at=now()):
        raise InvalidTransition(state=row.get_state_display())
    said = []
    for each in plan(kind, row.value):
        if not journey_moves[each.move].is_done(each.wanted):
            row.made.append([each.move, each.wanted, journey_moves[each.move].make(by, each.wanted)])
            said.append(each.says)
    row.save(update_fields=["made"])
    kind.applied(by)
    _tell(row)
    return said


@act
def apply_whole(*, by: Any) -> int:
    """Decide and apply every step that a preset fills, in one go; the minutes say so. How many things were made."""
    begun = begin_journey(by=by)
    number = 0
    for kind in kinds():
        row = _row(kind)
        if not kind.is_whole or row.state in (StepState.APPLIED, StepState.TO_REVIEW):
            continue
        if row.state != StepState.DECIDED:
            minutes = _("Taken as the preset “{preset}” proposes.").format(preset=begun.preset) if begun.preset else ""
            decide_step(by=by, kind=kind, people=by.member.name if by.member else "", minutes=minutes)
        number += len(apply_step(by=by, kind=kind))
    return number


@act
def take_back_step(*, by: Any, kind: Kind) -> list[str]:
    """Undo what applying the step made, last things first; what was used meanwhile stays, and is named."""
    require(by, "core.tend_community", community())
    row = _row(kind)
    if not move(row, (StepState.APPLIED, StepState.TO_REVIEW), StepState.TODO, applied_at=None):
        raise InvalidTransition(state=row.get_state_display())
    kept = [each for each in reversed(row.made) if not journey_moves[each[0]].take_back(by, each[2])]
    row.made = kept[::-1]
    row.save(update_fields=["made"])
    _tell(row)
    return [journey_moves[name].says(wanted) for name, wanted, _made in row.made]


@act
def keep_step(*, by: Any, kind: Kind, minutes: str = "") -> JourneyStep:
    """Looked at again, and still right."""
    require(by, "core.tend_community", community())
    row = _row(kind)
    said = f"{row.minutes}\n\n{minutes}".strip() if minutes else row.minutes
    if not move(row, StepState.TO_REVIEW, StepState.APPLIED, minutes=said[:10_000]):
        raise InvalidTransition(state=row.get_state_display())
    _tell(row)
    return row


@act
def launch(*, by: Any) -> None:
    """The doors are open from now on; in 30, 90 and 365 days you look at your choices again."""
    begun = begin_journey(by=by)
    Journey.objects.filter(pk=begun.pk, launched_at=None).update(launched_at=now())


@act
def call_reviews(*, by: Any) -> int:
    """What was applied is to be looked at again when its day has come; run by the worker every day."""
    begun = journey()
    if begun is None or begun.launched_at is None:
        return 0
    due = [day for day in REVIEWS if begun.launched_at + timedelta(days=day) <= now() and day not in begun.reviews]
    if not due:
        return 0
    begun.reviews = [*begun.reviews, *due]
    begun.save(update_fields=["reviews"])
    number = move_all(JourneyStep.objects.all(), StepState.APPLIED, StepState.TO_REVIEW)
    emit(JourneyReviewDue(subject=ref(community()), days=max(due)), group=community(), audit=True)
    return number


def talk_room() -> Room:
    """Where the community talks; refuses while there is no such room."""
    room = Room.objects.filter(group=community(), kind="talk", state=RoomState.OPEN).order_by("position").first()
    if room is None:
        raise NoTalkRoom()
    return room


def made_sentence(number: int) -> str:
    return ngettext("One thing was made.", "{number} things were made.", number).format(number=number)


def step_kind(key: str) -> Kind | None:
    found = journey_steps.get(key)
    return found if found in kinds() else None


def _row(kind: Kind) -> JourneyStep:
    JourneyStep.objects.get_or_create(kind=kind.kind, defaults={"value": kind.proposal()})
    return JourneyStep.objects.select_for_update().get(kind=kind.kind)


def _tell(row: JourneyStep) -> None:
    emit(
        JourneyStepChanged(subject=ref(community()), step=row.kind, state=str(row.state)), group=community(), audit=True
    )
