"""To be somebody for the others: a picture or a sentence, what one can do or needs, a group, a hello, a date."""

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wezer.core.models import ACTIVE_STATES, Answer, Belonging, BelongingState, Comment, Item, ProfileField, Rsvp
from wezer.core.welcome.kinds import FirstStep, first_steps
from wezer.core.welcome.reading import SAID


def _said_in_profile(*keys: str) -> Q:
    return Q(Exists(ProfileField.objects.filter(member=OuterRef("pk"), key__in=keys)))


@first_steps.add
class About(FirstStep):
    kind, name, icon, order = "about", _("Show yourself: a picture, or a sentence"), "user-round", 10

    def url(self) -> str:
        return reverse("me:profile")

    def taken(self) -> Q:
        return Q(photo__isnull=False) | _said_in_profile("tagline", "presentation")


@first_steps.add
class Skills(FirstStep):
    kind, name, icon, order = "skills", _("Say what you can do, or what you need"), "wrench", 20

    def url(self) -> str:
        return reverse("me:profile")

    def taken(self) -> Q:
        return _said_in_profile("skills", "needs")


@first_steps.add
class Group(FirstStep):
    """Asking to come in counts: the rest is for others to do."""

    kind, name, icon, order = "group", _("Enter a group"), "users-round", 30

    def url(self) -> str:
        return reverse("groups:list")

    def taken(self) -> Q:
        states = (*ACTIVE_STATES, BelongingState.APPLIED)
        inside = Belonging.objects.filter(member=OuterRef("pk"), group__parent__isnull=False, state__in=states)
        return Q(Exists(inside))


@first_steps.add
class Hello(FirstStep):
    kind, name, icon, order = "hello", _("Say hello, or answer somebody"), "message-circle", 40

    def url(self) -> str:
        return f"{reverse('home:home')}#begin"

    def taken(self) -> Q:
        mine = {"author": OuterRef("pk"), "withdrawn_at": None}
        items = Item.objects.filter(kind__in=SAID, published_at__isnull=False, **mine)
        return Q(Exists(items)) | Q(Exists(Comment.objects.filter(**mine)))


@first_steps.add
class Event(FirstStep):
    """Any answer, also that one does not come. Where the market is open, the first announcement stands in its place."""

    kind, name, icon, order = "event", _("Answer an event"), "calendar-days", 50

    def url(self) -> str:
        return reverse("agenda:mine")

    def taken(self) -> Q:
        return Q(Exists(Rsvp.objects.filter(member=OuterRef("pk")).exclude(answer=Answer.INVITED)))
