"""Duties of groups: the same as their pages."""

from datetime import date
from typing import Annotated, Any, Literal

from django.shortcuts import get_object_or_404
from pydantic import Field

from wezer.core.api.common import caller, router
from wezer.core.api.groups import found_group
from wezer.core.group_duties.acts.declaring import change_duty, declare_duty, end_duty
from wezer.core.group_duties.acts.noting import let_pass, note_done, take_note_back
from wezer.core.group_duties.forms import read_or_refuse
from wezer.core.group_duties.measures import duty_measures
from wezer.core.group_duties.pages import Standing, amount_words, standing_of, standings
from wezer.core.group_duties.progress import bearers, duties_of, measure_of
from wezer.core.models import UNMET, Duty, DutyNote, DutyRound, Role
from wezer.core.profiles import members_visible_to
from wezer.core.viewer import TEND
from wezer.kernel.permissions import require
from wezer.ui.paging import page_after
from wezer.ui.rest import (
    MADE,
    UID,
    After,
    Limit,
    Line,
    Listed,
    PartyOut,
    Schema,
    Strict,
    idempotent,
    key_of,
    listed,
    made,
    show_party,
)
from wezer.ui.rest import moment as _moment

Amount = Annotated[str, Field(max_length=20, description="As people write it: 3, 1:30 for hours, 12.50.")]
Description = Annotated[str, Field(max_length=2000)]
Tolerance = Annotated[int, Field(ge=0, le=12)]
Effect = Literal["reminder", "talk", "pause"]
Name = Annotated[str, Field(max_length=80)]


class DutyIn(Strict):
    """`role`: who holds it bears the duty; without one everybody fully in the group. `about`: the currency's code, where the
    measure counts one."""

    name: Name
    description: Description = ""
    role: UID | None = None
    measure: Annotated[str, Field(max_length=20)]
    about: Annotated[str, Field(max_length=20)] = ""
    amount: Amount
    every: Literal["month", "quarter", "year"] = "month"
    tolerance: Tolerance = 1
    effect: Effect = "reminder"


class DutyChange(Strict):
    """What is not sent stays as it is."""

    name: Name | None = None
    description: Description | None = None
    amount: Amount | None = None
    tolerance: Tolerance | None = None
    effect: Effect | None = None


class ProgressOut(Schema):
    """In the running period, which ends where `until` begins; `done` never says more than the duty asks."""

    member: PartyOut
    done: str
    needed: str
    is_done: bool
    until: date


class DutyOut(Schema):
    uid: UID
    group: PartyOut
    role: UID | None
    name: str
    description: str
    measure: str
    about: str
    amount: str
    every: str
    tolerance: int
    effect: str
    since: str
    ended_at: str | None
    mine: ProgressOut | None


class RoundOut(Schema):
    """`acts_at`: when an announced pause comes, or a pause ends."""

    uid: UID
    member: PartyOut
    starts_on: date
    ends_on: date
    done: str
    needed: str
    state: str
    acts_at: str | None
    word: str


class NoteIn(Strict):
    member: UID
    on: date
    amount: Amount
    word: Annotated[str, Field(max_length=200)] = ""


class NoteOut(Schema):
    uid: UID
    member: PartyOut
    on: date
    amount: str
    word: str


class PassIn(Strict):
    word: Line = ""


def _progress(one: Standing | None) -> dict[str, Any] | None:
    if one is None:
        return None
    words = {"done": amount_words(one.duty, one.done), "needed": amount_words(one.duty, one.duty.amount)}
    return {"member": show_party(one.member), **words, "is_done": one.is_done, "until": one.until}


def _show(duty: Duty, member: Any) -> dict[str, Any]:
    kept = ("uid", "name", "description", "measure", "about", "every", "tolerance", "effect")
    return {
        **{field: getattr(duty, field) for field in kept},
        "group": show_party(duty.group),
        "role": duty.role.uid if duty.role else None,
        "amount": amount_words(duty, duty.amount),
        "since": _moment(duty.since),
        "ended_at": _moment(duty.ended_at),
        "mine": _progress(standing_of(duty, member)),
    }


def _show_round(one: DutyRound) -> dict[str, Any]:
    return {
        **{field: getattr(one, field) for field in ("uid", "starts_on", "ends_on", "state", "word")},
        "member": show_party(one.member),
        "done": amount_words(one.duty, one.done),
        "needed": amount_words(one.duty, one.needed),
        "acts_at": _moment(one.acts_at),
    }


def _show_note(note: DutyNote) -> dict[str, Any]:
    amount = amount_words(note.duty, note.amount)
    return {
        "uid": note.uid, "member": show_party(note.member), "on": note.on, "amount": amount, "word": note.word,
    }  # fmt: skip


def _found(request: Any, uid: Any, *, tending: bool = False) -> Duty:
    """A duty of a group whose duties the caller reads, or which they tend."""
    caller(request)
    duty: Duty = get_object_or_404(Duty.objects.select_related("group", "role"), uid=uid)
    found_group(request, duty.group.uid)
    require(request.viewer, TEND if tending else "core.see_duties", duty.group)
    return duty


@router.get("/groups/{uid}/duties", response=list[DutyOut])
def duties(request: Any, uid: UID) -> Any:
    """What the group's roles and belonging bring with them; `mine`: how far the caller is, if they bear it."""
    member, group = caller(request), found_group(request, uid)
    require(request.viewer, "core.see_duties", group)
    found = Duty.objects.filter(group=group, ended_at=None).select_related("group", "role").order_by("pk")
    return [_show(duty, member) for duty in found]


@router.get("/me/duties", response=list[DutyOut])
def my_duties(request: Any) -> Any:
    """All duties that the caller bears, in every group."""
    member = caller(request)
    return [_show(duty, member) for duty in duties_of(member)]


@router.post("/groups/{uid}/duties", response=MADE(DutyOut))
@idempotent
def declare(request: Any, uid: UID, new: DutyIn) -> Any:
    """A role, or belonging, brings a duty with it from now on; the first whole period counts."""
    member, group = caller(request), found_group(request, uid)
    said = new.dict()
    said["role"] = get_object_or_404(Role, uid=new.role, group=group) if new.role else None
    if (measure := duty_measures.get(new.measure)) is not None:
        said["amount"] = read_or_refuse(measure, new.amount, new.about)
    else:
        said["amount"] = 1  # the act refuses the measure
    return made(_show(declare_duty(by=request.viewer, group=group, **said), member))


@router.patch("/duties/{uid}", response=DutyOut)
def change(request: Any, uid: UID, change: DutyChange) -> Any:
    """Name, description, amount, tolerance, effect."""
    duty = _found(request, uid, tending=True)
    changes = {name: said for name, said in change.dict(exclude_unset=True).items() if said is not None}
    if "amount" in changes:
        changes["amount"] = read_or_refuse(measure_of(duty), changes["amount"], duty.about)
    return _show(change_duty(by=request.viewer, duty=duty, **changes), caller(request))


@router.delete("/duties/{uid}", response={204: None})
def end(request: Any, uid: UID) -> None:
    """Nobody bears it any more; who is paused for it is back."""
    end_duty(by=request.viewer, duty=_found(request, uid, tending=True))


@router.get("/duties/{uid}/bearers", response=Listed[ProgressOut])
def progress(request: Any, uid: UID, after: After = "", limit: Limit = 20) -> Any:
    """For those who tend the group: how far everybody is."""
    duty = _found(request, uid, tending=True)
    page = page_after(bearers(duty), after, size=limit, order=("name", "id"))
    return {"items": [_progress(one) for one in standings(duty, page)], "next": page.next or None}


@router.get("/duties/{uid}/rounds", response=Listed[RoundOut])
def rounds(request: Any, uid: UID, after: After = "", limit: Limit = 20, missing: bool = False) -> Any:
    """How periods came out: one's own; for those who tend the group everybody's. `missing`: only what is missing still."""
    duty = _found(request, uid)
    rows = DutyRound.objects.filter(duty=duty).select_related("member", "duty")
    if not request.viewer.has_right(TEND, duty.group):
        rows = rows.filter(member=caller(request))
    if missing:
        rows = rows.filter(state__in=UNMET)
    return listed(rows, after, limit, _show_round, order=("-starts_on", "-id"))


@router.post("/duties/{uid}/rounds/{round}/pass", response=RoundOut)
def pass_round(request: Any, uid: UID, round: UID, said: PassIn) -> Any:
    """What is missing is let pass; an announced pause does not come, who is paused for it is back."""
    duty = _found(request, uid, tending=True)
    one = get_object_or_404(DutyRound.objects.select_related("member", "duty__group"), uid=round, duty=duty)
    let_pass(by=request.viewer, round=one, word=said.word)
    return _show_round(one)


@router.get("/duties/{uid}/notes", response=Listed[NoteOut])
def notes(request: Any, uid: UID, after: After = "", limit: Limit = 20) -> Any:
    """What was noted by hand: of oneself; for those who tend the group of everybody."""
    duty = _found(request, uid)
    rows = DutyNote.objects.filter(duty=duty).select_related("member", "duty")
    if not request.viewer.has_right(TEND, duty.group):
        rows = rows.filter(member=caller(request))
    return listed(rows, after, limit, _show_note, order=("-on", "-id"))


@router.post("/duties/{uid}/notes", response=MADE(NoteOut))
@idempotent
def note(request: Any, uid: UID, new: NoteIn) -> Any:
    """Note by hand that somebody did so much on a day."""
    duty = _found(request, uid, tending=True)
    member = get_object_or_404(members_visible_to(request.viewer), uid=new.member)
    amount = read_or_refuse(measure_of(duty), new.amount, duty.about)
    said: dict[str, Any] = {"on": new.on, "amount": amount, "word": new.word, "key": key_of(request)}
    return made(_show_note(note_done(by=request.viewer, duty=duty, member=member, **said)))


@router.delete("/duties/{uid}/notes/{note}", response={204: None})
def unnote(request: Any, uid: UID, note: UID) -> None:
    """It was noted wrongly."""
    duty = _found(request, uid, tending=True)
    take_note_back(
        by=request.viewer, note=get_object_or_404(DutyNote.objects.select_related("duty__group"), uid=note, duty=duty)
    )
