"""The wallet beside the feed of the home page."""

from typing import Any

from django.template.loader import render_to_string

from wezer.core.kinds import HomePanel, home_panels
from wezer.ledger.screens import glance


@home_panels.add
class WalletGlance(HomePanel):
    kind = "wallet"

    def render(self, request: Any) -> str:
        return render_to_string("ledger/wallet/_glance.html", {"rows": glance(request.viewer.member)}, request=request)
