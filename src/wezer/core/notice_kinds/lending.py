"""What becomes of what one lends and borrows, in sentences."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wezer.core.kinds import NoticeKind, notice_kinds
from wezer.core.mediation.notices import OF_MEDIATION, MediationLacks
from wezer.ui.times import day_text


class _OfLoan(NoticeKind):
    #: With {title}, {name} of who acted, {day} on which it comes back, and {member} who is to mediate.
    words: Any = ""
    icon, topic = "drill", "lending"

    def sentence(self, notice: Any) -> str:
        try:
            day = day_text(date.fromisoformat(notice.detail.get("ends_on", "")))
        except ValueError:
            day = ""
        title = notice.item.title if notice.item else notice.detail.get("title", "")
        name, member = notice.actor.name if notice.actor else "", notice.detail.get("member", "")
        return str(self.words).format(title=title[:60], name=name, day=day, member=member)

    def url(self, notice: Any) -> str:
        """Who is called to a loan of others is led to its page, too."""
        if notice.detail.get("url"):
            return str(notice.detail["url"])
        return reverse("library:loan", args=[notice.item.uid]) if notice.item_id else reverse("library:loans")


#: kind, icon, waits, name in the settings, sentence
_ALL: tuple[tuple[str, str, bool, Any, Any], ...] = (
    ("asked", "drill", True, _("Somebody asks for a thing of mine"), _("{name} would like to borrow “{title}”")),
    ("agreed", "check", False, _("I may borrow what I asked for"), _("{name} lends you “{title}”")),
    ("refused", "x", False, _("I may not borrow what I asked for"), _("“{title}”: not this time, says {name}")),
    ("cancelled", "x", False, _("A loan is called off"), _("{name} calls off the loan of “{title}”")),
    ("handed_over", "package", False, _("A thing is handed over to me"), _("You have “{title}” now; it comes back on {day}")),
    ("returned", "undo-2", True, _("A thing comes back to me"), _("“{title}” is back. Have a look, then close the loan")),
    ("closed", "check", False, _("A loan is closed"), _("All is well with “{title}”: thank you")),
    ("lost", "search", False, _("A thing of mine is lost"), _("{name} has lost “{title}”")),
    ("due", "clock", False, _("What I borrowed is due"), _("“{title}” comes back on {day}")),
    ("late", "clock", False, _("A loan is late"), _("“{title}” was to come back on {day}")),
    ("disputed", "scale", False, _("A loan is disputed"), _("{name} disagrees about “{title}”")),
    ("proposed", "scale", True, _("Somebody proposes to settle a dispute"), _("{name} proposes how to settle “{title}”")),
    ("settled", "handshake", False, _("A dispute of mine is settled"), _("The matter of “{title}” is settled")),
    ("mediation", "life-buoy", True, _("A loan needs who mediates"), _("{name} calls for help about “{title}”")),
    *OF_MEDIATION,
    ("days_free", "calendar-check", False, _("Days I wait for are free"), _("“{title}” is free again on the days you asked for")),
)  # fmt: skip


@notice_kinds.add
class LoanUnmediated(MediationLacks):
    kind, topic = "loan_mediation_lacks", "lending"
    words = _("Two sides of a loan wait for mediation, and nobody may mediate: give somebody the role.")


def _register(key: str, icon: str, waits: bool, name: Any, words: Any) -> None:
    made = type(
        f"Loan{key.title().replace('_', '')}", (_OfLoan,),
        {"kind": f"loan_{key}", "icon": icon, "waits": waits, "name": name, "words": words},
    )  # fmt: skip
    notice_kinds.add(made)


for _one in _ALL:
    _register(*_one)
