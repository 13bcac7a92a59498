"""Changes in the holarchy that wait for somebody, and what became of them."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wezer.core.kinds import NoticeKind, notice_kinds
from wezer.core.models import GroupMove, VoteOutcome
from wezer.kernel.ref import Ref


class _OfMove(NoticeKind):
    topic = "roles"
    icon = "list-tree"

    def url(self, notice: Any) -> str:
        return GroupMove(uid=Ref(notice.subject).uid).get_absolute_url()


@notice_kinds.add
class MoveAsks(_OfMove):
    kind, name = "move_asks", gettext_lazy("A group I tend, or where I tend, is to lie elsewhere")
    waits = True

    def sentence(self, notice: Any) -> str:
        return _("{group} is to move into {place}: your consent is asked").format(
            group=notice.group.name, place=notice.detail.get("parent", "")
        )


@notice_kinds.add
class MoveDone(_OfMove):
    kind, name = "move_done", gettext_lazy("A group I asked about lies elsewhere now")

    def sentence(self, notice: Any) -> str:
        return _("{group} has moved into {place}").format(
            group=notice.group.name, place=notice.detail.get("parent", "")
        )


@notice_kinds.add
class MoveRefused(_OfMove):
    kind, name = "move_refused", gettext_lazy("A move I was asked about is refused")

    def sentence(self, notice: Any) -> str:
        return _("{group} does not move into {place}: “{reason}”").format(
            group=notice.group.name, place=notice.detail.get("parent", ""), reason=notice.detail.get("reason", "")
        )


class _OfCare(NoticeKind):
    topic = "roles"
    icon = "key-round"


@notice_kinds.add
class InCare(_OfCare):
    kind, name = "in_care", gettext_lazy("A group inside what I tend has nobody who tends it")
    waits = True

    def sentence(self, notice: Any) -> str:
        return _("Nobody tends {group} any more. You hold the charge: choose a steward.").format(
            group=notice.group.name
        )

    def url(self, notice: Any) -> str:
        return reverse("groups:settings", args=[notice.group.slug]) + "#roles"


@notice_kinds.add
class NobodyTends(_OfCare):
    kind, name = "nobody_tends", gettext_lazy("A group I am in has nobody who tends it")

    def sentence(self, notice: Any) -> str:
        return _("Nobody tends {group} any more. Those around it hold the charge until you choose somebody.").format(
            group=notice.group.name
        )

    def url(self, notice: Any) -> str:
        return reverse("groups:people", args=[notice.group.slug])


class _OfGroup(NoticeKind):
    topic = "roles"
    icon = "users-round"

    def url(self, notice: Any) -> str:
        return reverse("groups:hall", args=[notice.group.slug])


@notice_kinds.add
class GroupAsks(_OfGroup):
    kind, name = "group_asks", gettext_lazy("A new group is proposed where I tend, or where I am")
    waits = True

    def sentence(self, notice: Any) -> str:
        return _("{group} is proposed, and waits").format(group=notice.group.name)


@notice_kinds.add
class GroupRefused(_OfGroup):
    kind, name = "group_refused", gettext_lazy("A group I proposed is refused")

    def sentence(self, notice: Any) -> str:
        return _("{group} is not opened: “{reason}”").format(
            group=notice.group.name, reason=notice.detail.get("reason", "")
        )


class _OfChange(NoticeKind):
    topic = "roles"
    icon = "vote"

    def url(self, notice: Any) -> str:
        return reverse("groups:changes", args=[notice.group.slug])


@notice_kinds.add
class ChangeAsks(_OfChange):
    kind, name = "change_asks", gettext_lazy("A vote on the membrane, purpose or reach of a group I am in")
    waits = True

    def sentence(self, notice: Any) -> str:
        return _("{group} votes on what it is: your ballot is asked").format(group=notice.group.name)


@notice_kinds.add
class ChangeDecided(_OfChange):
    kind, name = "change_decided", gettext_lazy("A group I am in has voted on what it is")

    def sentence(self, notice: Any) -> str:
        said = {
            VoteOutcome.ACCEPTED: _("{group} has voted on what it is: yes, it is changed"),
            VoteOutcome.OVERTAKEN: _("{group} has voted on what it is: it had changed meanwhile, and stays as it is"),
        }.get(notice.detail.get("outcome"), _("{group} has voted on what it is: no, it stays as it is"))
        return said.format(group=notice.group.name)


@notice_kinds.add
class MergeAsks(_OfGroup):
    kind, name = "merge_asks", gettext_lazy("A group is to become a part of one I tend")
    waits = True

    def sentence(self, notice: Any) -> str:
        return _("{group} is to become a part of {into}: your consent is asked").format(
            group=notice.group.name, into=notice.detail.get("into", "")
        )


@notice_kinds.add
class GroupEndsSoon(_OfGroup):
    kind, name = "group_ends_soon", gettext_lazy("A group I tend is soon archived by itself")

    def sentence(self, notice: Any) -> str:
        named = {"group": notice.group.name, "day": date_format(date.fromisoformat(notice.detail["on"]), "DATE_FORMAT")}
        if notice.detail["why"] == "date":
            return _("{group} is archived on {day}, its closing date").format(**named)
        return _("Nobody says anything in {group} any more: it is archived on {day} unless somebody writes").format(
            **named
        )


@notice_kinds.add
class GroupEnded(_OfGroup):
    kind, name = "group_ended", gettext_lazy("A group I tend was archived by itself")

    def sentence(self, notice: Any) -> str:
        return _("{group} is archived. You may open it again.").format(group=notice.group.name)


@notice_kinds.add
class GroupSplit(_OfGroup):
    kind, name = "group_split", gettext_lazy("A part of a group I am in goes its own way")

    def sentence(self, notice: Any) -> str:
        named = {"group": notice.detail.get("group", ""), "part": notice.detail.get("part", "")}
        if notice.detail.get("how") == "going":
            return _("{group} was split: you are in {part} now. You may leave it, and come back.").format(**named)
        if notice.detail.get("how") == "both":
            return _("{group} was split: you are in {part} as well. You may leave either.").format(**named)
        return _("{part} has grown out of {group}").format(**named)
