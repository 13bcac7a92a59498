"""Mail: written with the act that causes it, sent after the commit, forgotten once it is gone."""

from collections.abc import Collection
from datetime import timedelta
from smtplib import SMTPRecipientsRefused
from typing import Any
from uuid import uuid4

from django.core.mail import EmailMessage
from django.utils.translation import pgettext_lazy

from wezer.core import mail
from wezer.core.acts.channels import record_bounce
from wezer.core.viewer import Viewer
from wezer.workflow.acts.flights import draw_flights, end_unsent
from wezer.workflow.kinds import Draft, FlightKind, HeldForGood, flight_kinds
from wezer.workflow.models import Flight

#: From here on an answer of a mail server says that trying again helps nothing.
PERMANENT = 500


@flight_kinds.add
class MailFlight(FlightKind):
    kind = "mail"
    name = pgettext_lazy("what is sent", "E-mail")
    icon = "mail"
    keep = timedelta(days=30)

    def fly(self, flight: Any) -> None:
        try:
            mail.deliver(mail.from_dict(flight.payload))
        except SMTPRecipientsRefused as refused:  # its text names the address: the row keeps the code alone
            codes = sorted({code for code, _text in refused.recipients.values()})
            if min(codes) >= PERMANENT:
                for address in refused.recipients:
                    record_bounce(by=Viewer.system(), address=address, reason=", ".join(map(str, codes)))
                raise HeldForGood(f"SMTP {codes}") from None
            raise ConnectionRefusedError(f"SMTP {codes}") from None

    def is_quiet(self, flight: Any) -> bool:
        return bool(flight.payload.get("ends_quietly"))

    def keeps_payload(self) -> bool:
        return False


def keep_mail(message: EmailMessage) -> None:
    """The outbox of `wezer.core.mail`."""
    name = str(message.extra_headers.get("X-WeZer-Kind", "")) or "mail"
    draw_flights(drafts=[Draft("mail", name[:120], f"mail:{uuid4()}", payload=mail.as_dict(message))])


def call_back(abouts: Collection[str]) -> None:
    """Its other half: mail about these things leaves no more."""
    end_unsent(flights=Flight.objects.filter(kind="mail", payload__about__in=list(abouts)))
