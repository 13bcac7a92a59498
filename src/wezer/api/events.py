"""Facts of the API."""

from wezer.kernel.events import fact
from wezer.kernel.ref import Ref


@fact
class TokenMade:
    subject: Ref


@fact
class TokenRevoked:
    subject: Ref


@fact
class WebhookMade:
    subject: Ref


@fact
class WebhookRemoved:
    subject: Ref


@fact
class WebhookSecretRenewed:
    subject: Ref
