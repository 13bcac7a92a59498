"""Jobs of the API."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from wezer.api.acts.keys import forget_old_keys
from wezer.kernel.jobs import scheduled


@scheduled(every=timedelta(hours=3), words=_("Forget the answers of requests that are thirty days old."))
def forget_answers() -> None:
    while forget_old_keys() >= 5000:
        pass
