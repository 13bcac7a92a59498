"""The first announcement."""

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wezer.core.welcome.kinds import FirstStep, first_steps
from wezer.exchange.models import Announcement


@first_steps.add
class FirstAnnouncement(FirstStep):
    kind, name, icon, order = "announcement", _("Offer or want something"), "gift", 50
    instead_of = "event"

    def url(self) -> str:
        return reverse("market:create")

    def taken(self) -> Q:
        return Q(Exists(Announcement.objects.filter(author=OuterRef("pk"), published_at__isnull=False)))
