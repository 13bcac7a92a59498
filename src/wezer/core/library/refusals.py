"""What the library refuses."""

from django.utils.translation import gettext_lazy as _

from wezer.kernel.refusals import Conflict, Refusal


class DocumentRefused(Refusal):
    code = "document_refused"
    message = _("This file cannot be kept: {why}")
    field = "file"


class DocumentTooLarge(Refusal):
    code = "document_too_large"
    message = _("A document is at most {most} MB.")
    field = "file"


class QuotaReached(Refusal):
    code = "library_full"
    message = _("The library of this group is full: {most} MB. Withdraw what nobody needs, or ask those who tend it.")
    field = "file"


class TypeNotAllowed(Refusal):
    code = "document_type_not_allowed"
    message = _("This group keeps no files of this kind: {kind}.")
    field = "file"


class RetentionShortened(Conflict):
    code = "retention_shortened"
    message = _("How long a document is kept can be made longer, not shorter, before {day}.")
    field = "retention"


class KeptUntil(Conflict):
    code = "document_kept_until"
    message = _("This document must be kept until {day}: it is not withdrawn before.")


class ApprovalMoved(Conflict):
    code = "approval_moved"
    message = _("This document is “{state}” by now. Look at it again.")


class SameContent(Conflict):
    code = "document_same_content"
    message = _("These are the very bytes of the version that stands.")
    field = "file"


class VersionUnknown(Refusal):
    code = "document_version_unknown"
    message = _("There is no such version.")
    status = 404


class TooManyTags(Refusal):
    code = "too_many_tags"
    message = _("At most {most} tags, of 40 letters each.")
    field = "tags"
