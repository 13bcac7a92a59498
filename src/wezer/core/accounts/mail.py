"""Django's mail backend of this product: a mail is kept with the act that causes it, and leaves after the commit."""

from collections.abc import Sequence
from typing import Any

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from wezer.core.mail import deliver, outbox
from wezer.core.viewer import Viewer
from wezer.kernel.acts import act


class Backend(BaseEmailBackend):
    """Keeps mails in the registered outbox; without one (a bare core) sends them at once."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        kept = outbox()
        if kept is None:
            for message in email_messages:
                deliver(message)
        else:
            keep_mail(by=Viewer.system(), messages=list(email_messages))
        return len(email_messages)


@act
def keep_mail(*, by: Any, messages: list[EmailMessage]) -> None:
    """Write the mails beside whatever the running act changes; alone, in an act of their own."""
    keep = outbox()
    assert keep is not None
    for message in messages:
        keep(message)
