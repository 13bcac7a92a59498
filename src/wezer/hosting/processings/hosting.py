"""Backups and imports."""

from django.utils.translation import gettext_lazy as _

from wezer.core.processing import INTEREST, Processing, processings


@processings.add
class Hosting(Processing):
    kind = "hosting"
    name = _("Backups and imports")
    purpose = _("Lose nothing when a machine breaks; bring people along from another system")
    basis = INTEREST
    people = _("Members, people on sheets that are brought along")
    data = _("Everything above; sheets of an import until it is written")
    recipients = _("Whoever hosts the community")
    keeps = _("Backups for 90 days; sheets for seven days")
    security = _("Archives hold the keys and are kept as safe as them; read back when they are made")
    order = 70
