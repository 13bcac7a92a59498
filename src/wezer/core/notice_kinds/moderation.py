"""What was reported, decided and answered."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wezer.core.kinds import NoticeKind, notice_kinds


class _ForModerators(NoticeKind):
    topic, waits = "roles", True

    def url(self, notice: Any) -> str:
        return reverse("reports:case", args=[notice.detail.get("case", "")])


class _ForConcerned(NoticeKind):
    topic = "moderation"

    def url(self, notice: Any) -> str:
        return f"{reverse('me:decisions')}#case-{notice.detail.get('case', '')}"


@notice_kinds.add
class ReportWaits(_ForModerators):
    kind, name, icon = "report_waits", gettext_lazy("Something is reported where I moderate"), "flag"

    def sentence(self, notice: Any) -> str:
        return _("Something was reported in {group}").format(group=notice.detail.get("group", ""))


@notice_kinds.add
class AppealWaits(_ForModerators):
    kind, name, icon = "appeal_waits", gettext_lazy("Someone appeals against a decision of another moderator"), "scale"

    def sentence(self, notice: Any) -> str:
        return _("Someone appeals against a decision in {group}").format(group=notice.detail.get("group", ""))


@notice_kinds.add
class DecidedAboutMe(_ForConcerned):
    kind, name, icon = "decided_about_me", gettext_lazy("Those who moderate decide about me"), "scale"

    def sentence(self, notice: Any) -> str:
        words = {
            "message": _("Those who moderate {group} have a word for you: {reason}"),
            "hide": _("Those who moderate {group} hid something you wrote: {reason}"),
            "restrict": _("For a time you do not write in {group}: {reason}"),
            "suspend": _("{group} is closed to you: {reason}"),
        }[notice.detail.get("decision", "message")]
        return words.format(group=notice.detail.get("group", ""), reason=notice.detail.get("reason", ""))


@notice_kinds.add
class AppealAnswered(_ForConcerned):
    kind, name, icon = "appeal_answered", gettext_lazy("My appeal is answered"), "scale"

    def sentence(self, notice: Any) -> str:
        if notice.detail.get("state") == "overturned":
            return _("A decision about you was overturned: what it did is taken back")
        return _("A decision about you stands")


@notice_kinds.add
class ReportAnswered(_ForConcerned):
    kind, name, icon = "report_answered", gettext_lazy("What I reported was looked at"), "flag"

    def sentence(self, notice: Any) -> str:
        if notice.detail.get("done"):
            return _("What you reported was looked at, and something was done. Thank you.")
        return _("What you reported was looked at: nothing had to be done. Thank you all the same.")

    def url(self, notice: Any) -> str:
        return reverse("me:decisions")
