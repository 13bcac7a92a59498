"""Who had deleted what a closed kind of rooms held."""

from django.utils.translation import gettext_lazy as _

from wezer.core.duties import OwnData, own_data


@own_data.add
class Clearings(OwnData):
    kind = "clearings"
    name = _("What I had deleted of closed rooms")
    keeps = ("core.RoomClearing.author",)
