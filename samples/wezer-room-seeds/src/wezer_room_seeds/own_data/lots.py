from django.utils.translation import gettext_lazy as _

from wezer.core.duties import OwnData, own_data


@own_data.add
class Lots(OwnData):
    """Given and forgotten room by room (`room_kinds/seeds`); here is said that the column is known."""

    kind = "seeds_lots"
    name = _("What I put on shelves and took from them")
    keeps = ("seeds.Lot.taken_by",)
