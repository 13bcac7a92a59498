"""Documents as PDF for programs: 202 while the worker draws them, then the very bytes that everybody gets."""

from typing import Any, Literal

from django.http import FileResponse
from django.shortcuts import get_object_or_404

from wezer.kernel.ref import ref
from wezer.operation.acts.papers import ask_for_paper
from wezer.operation.api.common import router
from wezer.operation.models import Claim, ClaimState, Invoice, Paper
from wezer.operation.models.invoice import SHOWN_TO_PARTNER
from wezer.ui.rest import UID, Schema


class Drawing(Schema):
    """Ask again in a moment."""

    state: str


def _paper(document: Any, language: str) -> Any:
    paper = Paper.objects.filter(origin=str(ref(document)), language=language).first()
    if paper is not None and paper.path.exists():
        return FileResponse(paper.path.open("rb"), filename=paper.name, content_type="application/pdf")
    ask_for_paper(document=document, language=language)
    return 202, {"state": "being_drawn"}


@router.get("/invoices/{uid}/paper/{language}", response={202: Drawing})
def invoice_paper(request: Any, uid: UID, language: Literal["en", "fr"]) -> Any:
    """The invoice or credit note on paper."""
    rows = Invoice.objects.visible_to(request.viewer).filter(state__in=SHOWN_TO_PARTNER)
    return _paper(get_object_or_404(rows, uid=uid), language)


@router.get("/expenses/{uid}/paper/{language}", response={202: Drawing})
def gift_paper(request: Any, uid: UID, language: Literal["en", "fr"]) -> Any:
    """The receipt of an expense that was given."""
    rows = Claim.objects.visible_to(request.viewer).filter(state=ClaimState.WAIVED)
    return _paper(get_object_or_404(rows, uid=uid), language)
