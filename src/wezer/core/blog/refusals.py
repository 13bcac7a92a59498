"""What blogs refuse."""

from django.utils.translation import gettext_lazy as _

from wezer.kernel.refusals import Conflict, NotAllowed, Refusal


class ArticleMoved(Conflict):
    code = "article_moved"
    message = _("Meanwhile this article is: {state}. Look at it again.")


class NotReadYet(Refusal):
    code = "not_read_yet"
    message = _("Here those who tend the group read an article before it goes out. Give it to them to read.")


class LetOutByOthers(NotAllowed):
    code = "let_out_by_others"
    message = _(
        "An article of “{name}” for everyone, also outside, is let out by {who}. Give it to be read, write it with one of "
        "them, or choose other readers."
    )


class ChangeNotReadYet(Refusal):
    code = "change_not_read_yet"
    message = _("Here those who tend the group read a change before it stands. Propose it to them.")


class NotOutYet(Conflict):
    code = "not_out_yet"
    message = _("This article is not out yet: change it instead of proposing a change.")


class GoesOutInThePast(Refusal):
    code = "goes_out_in_the_past"
    message = _("Choose a moment that is still to come, within two years.")
    field = "at"


class AddressTaken(Refusal):
    code = "address_taken"
    message = _("Another article of this group has this address. Choose another one.")
    field = "name"


class AddressInvalid(Refusal):
    code = "address_invalid"
    message = _("An address is made of letters without accents, figures and hyphens.")
    field = "name"


class AuthorUnknown(Refusal):
    code = "author_unknown"
    message = _("Nobody in this group is called “{name}”.")
    field = "authors"


class AuthorUncertain(Refusal):
    code = "author_uncertain"
    message = _("Several people in this group are called “{name}”. One of them may add a word to their name.")
    field = "authors"


class TooManyAuthors(Refusal):
    code = "too_many_authors"
    message = _("At most {most} people write an article together.")
    field = "authors"


class TranslationThere(Refusal):
    code = "translation_there"
    message = _("There is such an article in this language already. Change that one.")
    field = "language"


class VersionGone(Refusal):
    code = "version_gone"
    message = _("This version is not kept.")
    status = 404
