"""What the office tells, in sentences. Kinds that wait stand under "What waits for me" until the step is taken."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wezer.core.kinds import NoticeKind, notice_kinds


class OfficeNotice(NoticeKind):
    """A sentence with {name} (who did it) and {title} (which document)."""

    topic = "office"
    words: Any = ""

    def sentence(self, notice: Any) -> str:
        name = notice.actor.name if notice.actor else _("The office")
        return str(self.words).format(name=name, title=notice.detail.get("title", ""))

    def url(self, notice: Any) -> str:
        return str(notice.detail.get("url", "")) or super().url(notice)


#: kind, icon, waits, name in the settings, sentence
KINDS: tuple[tuple[str, str, bool, Any, Any], ...] = (
    ("invoice", "scroll-text", True, gettext_lazy("Settlement requests (invoices)"), gettext_lazy("For you: {title}")),
    ("credit_note", "undo-2", False, gettext_lazy("Credit notes"), gettext_lazy("For you: {title}")),
    ("settled", "check-check", False, gettext_lazy("What is settled"), gettext_lazy("Settled, thank you: {title}")),
    ("overdue", "hourglass", True, gettext_lazy("What is past its day"), gettext_lazy("Past its day: {title}")),
    ("reminder", "hourglass", True, gettext_lazy("Reminders"), gettext_lazy("{name} reminds you: {title}")),
    ("claim_asked", "receipt", True, gettext_lazy("Expenses to look at"), gettext_lazy("{name} asks for consent to an expense: “{title}”")),
    ("claim_approved", "check", False, gettext_lazy("Expenses consented to"), gettext_lazy("{name} consented to your expense “{title}”")),
    ("claim_refused", "undo-2", True, gettext_lazy("Expenses sent back"), gettext_lazy("{name} sent your expense “{title}” back, with the reason")),
    ("claim_repaid", "hand-coins", False, gettext_lazy("Expenses given back"), gettext_lazy("“{title}” was given back to you")),
    ("claim_waived", "gift", False, gettext_lazy("Expenses given to the community"), gettext_lazy("Thank you for “{title}”: your receipt is ready")),
)  # fmt: skip


def _register(key: str, icon: str, waits: bool, name: Any, words: Any) -> None:
    made = type(
        f"Office{key.title().replace('_', '')}",
        (OfficeNotice,),
        {"kind": f"operation.{key}", "icon": icon, "waits": waits, "name": name, "words": words},
    )
    notice_kinds.add(made)


for _kind in KINDS:
    _register(*_kind)
