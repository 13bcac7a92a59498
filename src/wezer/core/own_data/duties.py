"""One's duties: how each period came out, and what was noted by hand."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.core.duties import OwnData, own_data
from wezer.core.group_duties.measures import duty_measures
from wezer.core.models import Duty, DutyNote, DutyRound, Member


@own_data.add
class Duties(OwnData):
    kind = "duties"
    name = _("My duties, how they came out, and what was noted of them")
    forgets = ("core.DutyRound.member", "core.DutyNote.member")
    keeps = ("core.DutyRound.let_pass_by", "core.DutyNote.by")

    def export(self, member: Member, viewer: Any) -> dict[str, Any] | None:
        rounds = DutyRound.objects.filter(member=member).select_related("duty__group").order_by("id")
        notes = DutyNote.objects.filter(member=member).select_related("duty__group").order_by("id")
        found = {"rounds": [_round(each) for each in rounds], "noted": [_note(each) for each in notes]}
        return found if any(found.values()) else None


def _round(one: DutyRound) -> dict[str, Any]:
    return {
        **_duty(one.duty),
        "from": one.starts_on.isoformat(),
        "until": one.ends_on.isoformat(),
        "done": _said(one.duty, one.done),
        "needed": _said(one.duty, one.needed),
        "state": one.state,
        "word": one.word,
    }


def _note(note: DutyNote) -> dict[str, Any]:
    amount = _said(note.duty, note.amount)
    return {**_duty(note.duty), "on": note.on.isoformat(), "amount": amount, "word": note.word}


def _duty(duty: Duty) -> dict[str, Any]:
    return {"group": duty.group.name, "duty": duty.name}


def _said(duty: Duty, amount: int) -> str:
    measure = duty_measures.get(duty.measure)
    return measure.say(amount, duty.about) if measure else str(amount)
