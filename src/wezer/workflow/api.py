"""The thread of life by the API: what came of what, as far as the caller may see it."""

from typing import Any
from uuid import UUID

from django.http import Http404

from wezer.kernel.ref import Ref
from wezer.ui.rest import Router, Schema, moment
from wezer.workflow.queries import Knot, label_for, thread_of

router = Router(tags=["Thread of life"])


class KnotOut(Schema):
    """One thing of a thread. `depth` counts the links from the thing asked about: below zero before it, above after it."""

    thing: str
    title: str
    kind: str
    link: str
    url: str
    at: str
    depth: int


class ThreadOut(Schema):
    """Where a thing came from, oldest first, and what came of it."""

    before: list[KnotOut]
    after: list[KnotOut]


def show_knot(knot: Knot) -> dict[str, Any]:
    return {
        "thing": str(knot.ref),
        "title": knot.label.title,
        "kind": knot.label.kind,
        "link": knot.arrow,
        "url": knot.label.url,
        "at": moment(knot.at),
        "depth": knot.depth,
    }


@router.get("/threads/{package}/{model}/{uid}", response=ThreadOut)
def thread(request: Any, package: str, model: str, uid: UUID) -> Any:
    """The thread of life of an item or a payment, named as in facts: `exchange`, `reply`, its uid."""
    ref = Ref(f"{package}.{model}/{uid}")
    if label_for(ref, request.viewer) is None:
        raise Http404
    found = thread_of(ref, request.viewer)
    return {"before": [show_knot(each) for each in found.before], "after": [show_knot(each) for each in found.after]}
