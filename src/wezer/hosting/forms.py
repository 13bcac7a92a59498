"""The form of an import: files by what they hold, checked before anything is read of them."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wezer.hosting.importing.plan import Source
from wezer.hosting.importing.planning import currencies_here
from wezer.ui.forms import Form

MOST_BYTES = 50 * 1024 * 1024
#: What the files of the sources hold, in words.
ROLES: dict[str, Any] = {
    "members": _("Members"),
    "posts": _("Offers and wants"),
    "offers": _("Offers"),
    "wants": _("Wants"),
    "transfers": _("Payments"),
    "transactions": _("Payments"),
    "report": _("Report of members, with their balances"),
}


class ImportForm(Form):
    def __init__(self, *args: Any, source: Source, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.roles = list(source.roles)
        for role in self.roles:
            self.fields[role] = forms.FileField(
                label=ROLES.get(role, role),
                required=False,
                allow_empty_file=True,
                widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,text/csv"}),
            )
        codes = [(each.code, each.code) for each in currencies_here()]
        self.fields["currency"] = forms.ChoiceField(
            label=_("Currency of the amounts"), required=False, choices=[("", _("As the files say")), *codes]
        )
        if source.name == "spreadsheet":
            self.fields["columns"] = forms.CharField(
                label=_("Columns with other names"), required=False, max_length=2000,
                widget=forms.Textarea(attrs={"rows": 3}), help_text=_("One a line, ours first: name=Who, e-mail=Contact."),
            )  # fmt: skip
        self.dress()

    def clean(self) -> dict[str, Any]:
        clean: dict[str, Any] = dict(super().clean() or {})
        sent = {role: clean.get(role) for role in self.roles if clean.get(role)}
        if not sent and not self.errors:
            self.add_error(self.roles[0], _("Choose at least one file."))
        if sum(each.size for each in sent.values() if each) > MOST_BYTES:
            self.add_error(next(iter(sent)), _("Together the files are larger than 50 MB. Send fewer of them at once."))
            return clean
        clean["given"] = [(role, each.name, self._content(role, each)) for role, each in sent.items() if each]
        return {"given": clean["given"], "currency": clean.get("currency", ""), "columns": clean.get("columns", {})}

    def _content(self, role: str, upload: Any) -> bytes:
        content: bytes = upload.read()
        if why := unreadable(content):
            self.add_error(role, why)
        return content

    def clean_columns(self) -> dict[str, str]:
        found = {}
        for line in self.cleaned_data["columns"].splitlines():
            ours, mark, theirs = (part.strip() for part in line.partition("="))
            if line.strip() and not (ours and mark and theirs):
                raise ValidationError(
                    _("Write each line as name=Who: our word, an equals sign, the word of your file.")
                )
            if mark:
                found[ours.casefold()] = theirs
        return found


def unreadable(content: bytes) -> Any:
    """Why this is no CSV file that can be read; empty when it may be one."""
    if not content.strip():
        return _("This file is empty.")
    if content[:4] in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0"):
        return _("This is a spreadsheet of an office program. Save it there as CSV, then send that.")
    if content[:4] == b"%PDF":
        return _("This is a PDF. Export the list as CSV, then send that.")
    if content[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in content:
        return _("This file is written in an encoding that is not read here. Save it as CSV in UTF-8.")
    return ""
