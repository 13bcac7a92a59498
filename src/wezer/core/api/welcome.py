"""Whoever is new: one's own first steps, and who needs a hand."""

from typing import Any, Literal

from django.http import Http404

from wezer.core.api.common import caller, router
from wezer.core.api.groups import found_group
from wezer.core.welcome.reading import first_steps_of, who_needs_a_hand
from wezer.kernel.permissions import require
from wezer.ui.rest import UID, After, Limit, Listed, PartyOut, Schema, listed, moment, show_party


class FirstStepOut(Schema):
    kind: str
    name: str
    url: str
    taken: bool


class InNeedOut(Schema):
    """`why`: they took no first step, or nobody answered what they wrote."""

    member: PartyOut
    since: str | None
    why: Literal["no_first_step", "nobody_answered"]


@router.get("/me/first-steps", response=list[FirstStepOut])
def my_first_steps(request: Any) -> Any:
    """The small acts that make somebody new at home, and which of them one has taken."""
    mine = first_steps_of(caller(request))
    return [
        {"kind": one.kind.kind, "name": str(one.kind.name), "url": one.kind.url(), "taken": one.taken}
        for one in mine.steps
    ]


@router.get("/groups/{uid}/newcomers/hand", response=Listed[InNeedOut])
def hand(request: Any, uid: UID, after: After = "", limit: Limit = 20) -> Any:
    """Of the community itself: members of less than sixty days who need a hand, for its guides and those who tend it."""
    caller(request)
    found = found_group(request, uid)
    require(request.viewer, "core.welcome_newcomers", found)
    if not found.is_root:
        raise Http404
    return listed(who_needs_a_hand(request.viewer), after, limit, _show, order=("created_at", "id"))


def _show(one: Any) -> dict[str, Any]:
    why = "nobody_answered" if one.is_unheard else "no_first_step"
    return {"member": show_party(one), "since": moment(one.came_in), "why": why}
