"""Drawing a document, and sending it: both after the commit, outside of any transaction; twice is once."""

from datetime import timedelta
from typing import Any

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from wezer.core import mail
from wezer.core.community import community
from wezer.core.speaking import speaking
from wezer.kernel.ref import Ref
from wezer.operation.acts.papers import KIND, keep_paper
from wezer.operation.kinds import paper_kinds
from wezer.operation.models import Paper
from wezer.operation.papers import draw, name_of
from wezer.operation.refusals import PaperMissing
from wezer.workflow.flying import HeldForGood
from wezer.workflow.kinds import FlightKind, flight_kinds


def drawn(origin: Ref, language: str) -> Paper:
    """The kept paper, drawn now if it was not."""
    known = Paper.objects.filter(origin=str(origin), language=language).first()
    if known is not None:
        return known
    document = paper_kinds[origin.label].find(origin.uid)
    if document is None:
        raise HeldForGood(f"{origin} is not here")  # untranslated: what only a broken database says
    try:
        content = draw(origin.label, document, language)
    except PaperMissing as missing:
        raise HeldForGood(str(missing)) from missing
    name = name_of(origin.label, document, language)
    return keep_paper(origin=origin, language=language, name=name, content=content)


@flight_kinds.add
class PaperFlight(FlightKind):
    kind = KIND
    name = _("Document on paper")
    icon = "printer"
    keep = None  # its key says that it was drawn

    def fly(self, flight: Any) -> None:
        drawn(Ref(flight.payload["origin"]), flight.payload["language"])


@flight_kinds.add
class DocumentMailFlight(FlightKind):
    """A mail with a document on it. What it says is written when it leaves, the paper drawn if it was not yet."""

    kind = "document_mail"
    name = _("Document by e-mail")
    icon = "mail"
    keep = timedelta(days=30)

    def fly(self, flight: Any) -> None:
        asked = flight.payload
        origin, language = Ref(asked["origin"]), asked["language"]
        paper, document = drawn(origin, language), paper_kinds[origin.label].find(origin.uid)
        context = {"document": document, "community": community(), "word": asked.get("word", ""), "url": asked["url"]}
        with speaking(language):
            subject = render_to_string(f"operation/mail/{asked['letter']}_subject.txt", context)
            body = render_to_string(f"operation/mail/{asked['letter']}.txt", context)
        message = EmailMessage(" ".join(subject.split()), body, to=[asked["to"]])
        message.attach(paper.name, paper.path.read_bytes(), "application/pdf")
        mail.deliver(message)

    def keeps_payload(self) -> bool:
        return False
