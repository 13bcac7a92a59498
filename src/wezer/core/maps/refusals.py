"""What the map refuses, in sentences."""

from django.utils.translation import gettext_lazy as _

from wezer.kernel.refusals import Refusal


class PointInvalid(Refusal):
    code = "point_invalid"
    message = _(
        "A point has a latitude between -90 and 90 and a longitude between -180 and 180, such as 45.76 and 4.85."
    )
    field = "latitude"
