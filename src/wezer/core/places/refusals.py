"""What places refuse."""

from django.utils.translation import gettext_lazy as _

from wezer.kernel.refusals import Conflict, Refusal


class PlaceMoved(Conflict):
    code = "place_moved"
    message = _("This place is “{state}” by now. Look at it again.")


class PlaceShared(Conflict):
    code = "place_shared"
    message = _("Others have confirmed or corrected this place: it is theirs too. Say that it is no longer there.")


class PointMissing(Refusal):
    code = "point_missing"
    message = _("Say where it is: a latitude and a longitude, or an address that somebody here gave a point.")
    field = "latitude"


class CategoryUnknown(Refusal):
    code = "category_unknown"
    message = _("Choose one of the categories.")
    field = "category"


class LineTooLong(Refusal):
    code = "line_too_long"
    message = _("At most {most} letters.")


class LinkInvalid(Refusal):
    code = "link_invalid"
    message = _("The address of a page starts with https://")
    field = "link"


class SourceMissing(Refusal):
    code = "source_missing"
    message = _("Say whose file it is.")
    field = "source"


class TooLarge(Refusal):
    code = "file_too_large"
    message = _("The file is larger than {most} MB.")
    field = "file"


class TooManyPlaces(Refusal):
    code = "too_many_places"
    message = _("At most {most} places at once. Cut the file into parts.")
    field = "file"


class FileUnreadable(Refusal):
    code = "file_unreadable"
    message = _(
        "This is neither GeoJSON (a FeatureCollection in UTF-8) nor a table with the columns latitude and longitude."
    )
    field = "file"


class NotAPoint(Refusal):
    code = "not_a_point"
    message = _("It has no point that can be read.")


class IdTwice(Refusal):
    code = "id_twice"
    message = _("“{id}” stands in the file already.")


class ImportMoved(Conflict):
    code = "place_import_moved"
    message = _("This import is “{state}” by now. Look at it again.")
