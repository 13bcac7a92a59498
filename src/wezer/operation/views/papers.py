"""Documents as PDF, to those who may see the document. The worker draws them; the page waits a moment."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404

from wezer.kernel.ref import ref
from wezer.operation.acts.papers import LANGUAGES, ask_for_paper
from wezer.operation.models import Claim, ClaimState, Invoice, Paper
from wezer.operation.models.invoice import SHOWN_TO_PARTNER
from wezer.ui.http import show as show_page
from wezer.workflow.models import Flight, FlightState


@login_required
def invoice(request: Any, uid: Any, language: str) -> HttpResponseBase:
    rows = Invoice.objects.visible_to(request.viewer).filter(state__in=SHOWN_TO_PARTNER, is_of_back_office=False)
    found = get_object_or_404(rows, uid=uid)
    return _paper(request, found, language)


@login_required
def receipt(request: Any, uid: Any, language: str) -> HttpResponseBase:
    """Of an expense that was given to the community."""
    found = get_object_or_404(Claim.objects.visible_to(request.viewer), uid=uid, state=ClaimState.WAIVED)
    return _paper(request, found, language)


def _paper(request: Any, document: Any, language: str) -> HttpResponseBase:
    if language not in LANGUAGES:
        raise Http404
    origin = str(ref(document))
    paper = Paper.objects.filter(origin=origin, language=language).first()
    if paper is not None and paper.path.exists():
        return FileResponse(paper.path.open("rb"), filename=paper.name, content_type="application/pdf")
    ask_for_paper(document=document, language=language)
    held = Flight.objects.filter(key=f"paper:{origin}:{language}", state=FlightState.HELD).first()
    context = {"document": document, "error": held.error if held else "", "address": request.path}
    return show_page(request, "operation/papers/wait.html", "operation/papers/wait.html", context)
