"""Who held something back, by the law."""

from django.utils.translation import gettext_lazy as _

from wezer.core.duties import OwnData, own_data


@own_data.add
class Holds(OwnData):
    kind = "holds"
    name = _("What I held back by the law")
    keeps = ("core.LegalHold.by",)
