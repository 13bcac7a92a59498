"""Whoever has not been here for long hears of it before anything changes."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wezer.core.community import community
from wezer.core.kinds import NoticeKind, notice_kinds


@notice_kinds.add
class DormancyNear(NoticeKind):
    kind, name, icon = "dormancy_near", gettext_lazy("I have not been here for long"), "moon"
    topic, always = "belonging", True

    def sentence(self, notice: Any) -> str:
        said = _(
            "You have not been in {community} for long. Come by before {day}: otherwise it no longer counts on you nor "
            "writes to you until you are back. Nothing of yours is lost."
        )
        day = date_format(date.fromisoformat(notice.detail["on"]), "DATE_FORMAT")
        return said.format(community=community().name, day=day)

    def url(self, notice: Any) -> str:
        return reverse("home:home")
