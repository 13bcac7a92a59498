"""A group is read by somebody who is not in it."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wezer.core.kinds import NoticeKind, notice_kinds


@notice_kinds.add
class GlassOpened(NoticeKind):
    kind, name, icon = "glass_opened", gettext_lazy("Somebody opened a group I tend for reading"), "eye"
    topic = "moderation"

    def sentence(self, notice: Any) -> str:
        name = notice.actor.name if notice.actor else _("Someone")
        until = localtime(datetime.fromisoformat(notice.detail["until"]))
        said = _("{name}, who is not in {group}, reads there until {time}: read why")
        return said.format(name=name, group=notice.group.name, time=date_format(until, "SHORT_DATETIME_FORMAT"))

    def url(self, notice: Any) -> str:
        return reverse("groups:glass", args=[notice.group.slug])
