"""Leaving the community."""

from datetime import datetime
from typing import Annotated, Any

from pydantic import Field

from wezer.core.acts.leaving import ask_to_leave, leave_community, stay
from wezer.core.api.common import caller, router
from wezer.core.leaving import departure_of
from wezer.core.settlement import open_points
from wezer.ui.rest import Schema, Strict


class OpenPointOut(Schema):
    text: str
    is_handed_over: bool


class LeavingOut(Schema):
    """`asked_at` is null while one stays; `open` is what has to be settled before one leaves."""

    asked_at: datetime | None
    due_at: datetime | None
    hands_over: bool
    open: list[OpenPointOut]


class LeavingIn(Strict):
    word: Annotated[str, Field(max_length=2000)] = ""
    hands_over: bool = True


def _show(request: Any) -> dict[str, Any]:
    member = caller(request)
    departure = departure_of(member)
    return {
        "asked_at": departure.asked_at if departure else None,
        "due_at": departure.due_at if departure else None,
        "hands_over": departure.hands_over if departure else True,
        "open": [{"text": each.text, "is_handed_over": each.is_handed_over} for each in open_points(member)],
    }


@router.get("/me/leaving", response=LeavingOut)
def leaving(request: Any) -> Any:
    """Whether one is about to leave the community, and what is still open."""
    return _show(request)


@router.post("/me/leaving", response=LeavingOut)
def ask(request: Any, new: LeavingIn) -> Any:
    """Ask to leave; until the days of grace are over one may stay after all."""
    caller(request)
    ask_to_leave(by=request.viewer, word=new.word, hands_over=new.hands_over)
    return _show(request)


@router.delete("/me/leaving", response={204: None})
def stay_after_all(request: Any) -> Any:
    """Stay: everything is as it was."""
    caller(request)
    stay(by=request.viewer)
    return None


@router.post("/me/leaving/end", response={204: None})
def leave(request: Any) -> Any:
    """Leave now. Refused while something is open."""
    caller(request)
    leave_community(by=request.viewer)
    return None
