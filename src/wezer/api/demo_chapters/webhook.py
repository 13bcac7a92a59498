from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.api.acts.webhooks import make_webhook, pause_webhook
from wezer.core.kinds import DemoChapter, demo_chapters
from wezer.core.viewer import Viewer


@demo_chapters.add
class WebhookOfTheStore(DemoChapter):
    """The store's screen would hear of payments; it rests, so that no demo calls an address outside."""

    kind = "webhook"
    name = _("A webhook")

    def play(self, members: Mapping[str, Any]) -> None:
        by = Viewer.of(members["Oak"])
        hook = make_webhook(
            by=by, name="Screen in the store", url="https://screen.example.org/wezer",
            facts=["ledger.payment_made", "exchange.announcement_published"],
        )  # fmt: skip
        pause_webhook(by=by, webhook=hook, pause=True)
