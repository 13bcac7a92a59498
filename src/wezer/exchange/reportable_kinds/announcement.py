"""Announcements taken out of the market. Members report them as what somebody published, like everything else."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.core.community import community
from wezer.core.markdown import plain_text
from wezer.core.models import Group, Measure, Member, Party
from wezer.core.moderation.kinds import Reportable, reportable_kinds
from wezer.exchange.acts.endings import put_back, remove_announcement
from wezer.exchange.models import AnnouncementState
from wezer.exchange.permissions import MODERATE
from wezer.kernel.refusals import NotFound

LONGEST_QUOTE = 1000


@reportable_kinds.add
class AnnouncementTakenOff(Reportable):
    kind, name = "announcement", _("An announcement in the market")
    right = MODERATE
    tells_of_hiding = True
    measures = (Measure.HIDE,)

    def find(self, viewer: Any, uid: Any) -> Any:
        raise NotFound()

    def party(self, thing: Any) -> Party:
        return thing.author  # type: ignore[no-any-return]  # Django says Any

    def person(self, thing: Any) -> Any:
        return thing.written_by or Member.objects.filter(pk=thing.author_id).first()

    def group(self, thing: Any) -> Group:
        return thing.group or community()

    def quote(self, thing: Any) -> str:
        return plain_text("\n\n".join(part for part in (thing.title, thing.description) if part), LONGEST_QUOTE)

    def url(self, thing: Any) -> str:
        return str(thing.get_absolute_url())

    def is_hidden(self, thing: Any) -> bool:
        return bool(thing.state == AnnouncementState.REMOVED)

    def hide(self, *, by: Any, thing: Any, reason: str) -> Any:
        return remove_announcement(by=by, announcement=thing)

    def show(self, *, by: Any, thing: Any) -> Any:
        return put_back(by=by, announcement=thing)
