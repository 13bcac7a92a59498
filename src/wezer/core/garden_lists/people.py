"""People: who waits to come in, what is reported, newcomers whom nobody has met, roles that end."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wezer.core.community import community
from wezer.core.console import SHOWN, GardenList, Row, garden_lists
from wezer.core.halls import role_name
from wezer.core.models import ACTIVE_STATES, Application, Belonging, BelongingState, GroupState, RoleHolding
from wezer.core.moderation.kinds import reportable_kinds
from wezer.core.moderation.reading import SHELVES, cases_of
from wezer.core.panels import moderates
from wezer.core.welcome.reading import who_needs_a_hand
from wezer.kernel.clock import now
from wezer.kernel.permissions import can

#: A newcomer whom nobody has met for so long; a role that ends within so long.
UNMET, ENDING = timedelta(days=3), timedelta(days=30)


@garden_lists.add
class Pending(GardenList):
    kind, name, icon, order = "pending", gettext_lazy("Who asks to join"), "hourglass", 10
    right, nothing = "core.admit_members", gettext_lazy("Nobody waits at the door.")

    def rows(self, viewer: Any) -> Sequence[Row]:
        waiting = Application.objects.filter(belonging__state=BelongingState.APPLIED, decided_at=None)
        waiting = waiting.select_related("belonging__member__photo").order_by("created_at", "id")[: SHOWN + 1]
        where = reverse("garden:waiting")
        return [
            Row(
                one.belonging.member.name,
                f"{where}#application-{one.uid}",
                at=one.created_at,
                party=one.belonging.member,
            )
            for one in waiting
        ]

    def url(self) -> str:
        return reverse("garden:waiting")


@garden_lists.add
class Reported(GardenList):
    kind, name, icon, order = "reports", gettext_lazy("What is reported"), "flag", 20
    nothing = gettext_lazy("Nothing is reported.")

    def is_for(self, viewer: Any) -> bool:
        return moderates(viewer)

    def rows(self, viewer: Any) -> Sequence[Row]:
        waiting = cases_of(viewer).filter(state__in=SHELVES["waiting"]).order_by("opened_at", "id")[: SHOWN + 1]
        return [
            Row(
                str(reportable_kinds[one.kind].name) if one.kind in reportable_kinds else one.kind,
                reverse("reports:case", args=[one.uid]), note=one.group.name, at=one.opened_at, party=one.party,
            )
            for one in waiting
        ]  # fmt: skip

    def url(self) -> str:
        return reverse("garden:reports")


@garden_lists.add
class Unmet(GardenList):
    kind, name, icon, order = "unmet", gettext_lazy("Newcomers whom nobody has met"), "sprout", 30
    nothing = gettext_lazy("Every newcomer has been met.")

    def rows(self, viewer: Any) -> Sequence[Row]:
        found = Belonging.objects.filter(
            state=BelongingState.NEWCOMER, contacted_at=None, since__lt=now() - UNMET, group__state=GroupState.ACTIVE
        )
        found = found.select_related("member__photo", "group", "guide").order_by("since", "id")[: SHOWN + 1]
        viewer.look_outwards(one.group_id for one in found)
        return [
            Row(
                one.member.name, _where_to_meet(one, viewer), at=one.since, party=one.member,
                note=_("{group}, guide: {guide}").format(group=one.group.name, guide=one.guide or _("nobody")),
            )
            for one in found
        ]  # fmt: skip


def _where_to_meet(one: Belonging, viewer: Any) -> str:
    """How they stand to the group; their own page, where rights held around the group end at its membrane."""
    if can(viewer, "core.welcome_newcomers", one.group):
        return reverse("groups:standing", args=[one.group.slug, one.uid])
    return one.member.get_absolute_url()


@garden_lists.add
class NeedsAHand(GardenList):
    kind, name, icon, order = "needs_a_hand", gettext_lazy("Who needs a hand"), "heart-handshake", 32
    nothing = gettext_lazy("Nobody needs a hand for now.")

    def rows(self, viewer: Any) -> Sequence[Row]:
        return [
            Row(
                one.name, one.get_absolute_url(), party=one, at=one.came_in,
                note=_("nobody answered") if one.is_unheard else _("no first step yet"),
            )
            for one in who_needs_a_hand(viewer).order_by("created_at", "id")[: SHOWN + 1]
        ]  # fmt: skip

    def url(self) -> str:
        return reverse("groups:hand", args=[community().slug])


@garden_lists.add
class Dormant(GardenList):
    """A word from somebody they know brings them back sooner than a mail."""

    kind, name, icon, order = "dormant", gettext_lazy("Who has not been here for long"), "moon", 65
    nothing = gettext_lazy("Nobody is dormant.")

    def rows(self, viewer: Any) -> Sequence[Row]:
        found = Belonging.objects.filter(group=community(), state__in=ACTIVE_STATES, member__dormant_at__isnull=False)
        found = found.select_related("member__photo").order_by("member__dormant_at", "id")[: SHOWN + 1]
        return [
            Row(
                one.member.name, one.member.get_absolute_url(), at=one.member.seen_at, party=one.member,
                note=_("last here on {day}").format(day=date_format(localtime(one.member.seen_at), "DATE_FORMAT")),
            )
            for one in found
        ]  # fmt: skip

    def url(self) -> str:
        return reverse("garden:members") + "?state=dormant"


@garden_lists.add
class RolesEnding(GardenList):
    kind, name, icon, order = "roles_ending", gettext_lazy("Roles that end soon"), "key-round", 60
    nothing = gettext_lazy("No term ends within thirty days.")

    def rows(self, viewer: Any) -> Sequence[Row]:
        found = RoleHolding.objects.current().filter(ends_at__lt=now() + ENDING, lent_from=None)
        found = found.select_related("role__group", "member__photo").order_by("ends_at", "id")[: SHOWN + 1]
        return [
            Row(
                f"{role_name(one.role)}, {one.role.group.name}", reverse("groups:holding", args=[one.role.group.slug, one.pk]),
                note=one.member.name, at=one.ends_at, party=one.member,
            )
            for one in found
        ]  # fmt: skip
