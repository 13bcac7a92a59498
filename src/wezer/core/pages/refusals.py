"""What sites refuse."""

from django.utils.translation import gettext_lazy as _

from wezer.kernel.refusals import Conflict, Refusal


class PageMoved(Conflict):
    code = "page_moved"
    message = _("Meanwhile somebody else changed this page. Look at it again.")


class PageAddressTaken(Refusal):
    code = "page_address_taken"
    message = _("Another page of this site has this address. Choose another one.")
    field = "name"


class PageAddressInvalid(Refusal):
    code = "page_address_invalid"
    message = _("An address is made of letters without accents, figures and hyphens.")
    field = "name"


class ParentInvalid(Refusal):
    code = "parent_invalid"
    message = _("A page cannot stand below itself or below one of its own, nor below a page of another site.")
    field = "parent"


class TooManyPages(Refusal):
    code = "too_many_pages"
    message = _("A site has at most {most} pages.")


class VersionNotKept(Refusal):
    code = "version_not_kept"
    message = _("This version is not kept.")
    status = 404


class TakeDownFirst(Refusal):
    code = "take_down_first"
    message = _("Take the page down first: somebody may be reading it.")
