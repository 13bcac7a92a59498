"""The operator page: what waits, what is held, who works."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wezer.core.http import MemberRequest
from wezer.kernel.permissions import require
from wezer.ui.http import answer, show
from wezer.ui.paging import page_of
from wezer.workflow import queries
from wezer.workflow.acts.flights import drop_flight, try_again
from wezer.workflow.kinds import flight_kinds
from wezer.workflow.models import Flight


@login_required
def flights(request: Any) -> HttpResponse:
    require(request.viewer, "workflow.tend_flights")
    page = page_of(queries.held_flights(), request, order=("-id",))
    for flight in page:
        _named(flight)
    if request.headers.get("HX-Request-Type") == "partial":
        return show(request, "workflow/_flight_rows.html", "workflow/_flight_rows.html", {"page": page})
    waiting = queries.queues()
    workers = queries.workers()
    context = {
        "page": page,
        "lag": queries.lag(),
        "queues": [
            {
                "name": getattr(flight_kinds.get(queue.kind), "name", queue.kind),
                "label": queue.label,
                "number": queue.number,
            }
            for queue in waiting
        ],
        "workers": workers,
        "alive": any(worker.is_alive for worker in workers),
        "timetable": queries.timetable(),
    }
    return show(request, "workflow/flights.html", "workflow/_flight_rows.html", context)


@login_required
@require_POST
def retry(request: Any, uid: str) -> HttpResponse:
    flight = _found(request, uid)
    try_again(by=request.viewer, flight=flight)
    return _shown(request, flight, _("It will be tried again at once."))


@login_required
@require_POST
def drop(request: Any, uid: str) -> HttpResponse:
    flight = _found(request, uid)
    drop_flight(by=request.viewer, flight=flight, reason=request.POST.get("reason", ""))
    return _shown(request, flight, _("It is given up."))


def _found(request: Any, uid: str) -> Flight:
    require(request.viewer, "workflow.tend_flights")
    return get_object_or_404(Flight, uid=uid)


def _shown(request: MemberRequest, flight: Flight, said: str) -> HttpResponse:
    flight.refresh_from_db()
    return answer(request, "workflow/_flight.html", {"flight": _named(flight)}, page="flights:list", said=said)


def _named(flight: Any) -> Flight:
    kind = flight_kinds.get(flight.kind)
    flight.kind_name = getattr(kind, "name", flight.kind)
    flight.title = kind.title(flight) if kind else flight.name
    return flight
