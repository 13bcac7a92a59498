"""The register of processing (core.md V-1, GDPR article 30): what is done with people's data, declared by packages in
`<package>/processings/*.py`, put in the community's own words where it likes, and read in the layout of the CNIL."""

import csv
import io
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from wezer.core.community import community
from wezer.core.refusals import PdfNotPossible
from wezer.core.retention import kept, retention_kinds
from wezer.core.settings_registry import value
from wezer.kernel.clock import now
from wezer.kernel.registry import Registry

#: Columns of the register, in the order of the CNIL's model; "who" and the name of the activity stand before them.
FIELDS: dict[str, Any] = {
    "purpose": gettext_lazy("Purposes"),
    "basis": gettext_lazy("Legal basis"),
    "people": gettext_lazy("Categories of people"),
    "data": gettext_lazy("Categories of data"),
    "recipients": gettext_lazy("Recipients"),
    "keeps": gettext_lazy("Retention"),
    "transfers": gettext_lazy("Transfers outside the European Union"),
    "security": gettext_lazy("Security measures"),
}
CONTRACT = gettext_lazy("Carrying out what members and community agreed on (GDPR 6.1.b)")
CONSENT = gettext_lazy("Consent, withdrawn at any time (GDPR 6.1.a)")
LAW = gettext_lazy("Obligation by law (GDPR 6.1.c)")
INTEREST = gettext_lazy("Legitimate interest of the community (GDPR 6.1.f)")


class Processing:
    """One activity of the register."""

    kind: str
    name: Any
    purpose: Any
    basis: Any = CONTRACT
    people: Any = gettext_lazy("Members")
    data: Any
    recipients: Any = gettext_lazy("Members, as far as each chose")
    #: "{notices}" stands for the days that the community gave this class of `retention_kinds`: "365 days".
    keeps: Any
    transfers: Any = gettext_lazy("None: everything lies on the community's own server")
    security: Any = gettext_lazy(
        "Access by rights, second lock for those who hold much, encrypted transport, log of who looked, backups"
    )
    order = 50


processings: Registry[Processing] = Registry("processings", Processing, comes_later=True)


@dataclass(frozen=True, slots=True)
class Line:
    """An activity as the register shows it: declared, or in the community's words."""

    kind: str
    name: str
    said: dict[str, str]
    is_own: bool


def register() -> list[Line]:
    """The whole register in the language that holds now."""
    own = value("privacy.register")
    return [_line(each, own.get(each.kind, {})) for each in sorted(processings, key=lambda one: (one.order, one.kind))]


def _line(processing: Processing, own: dict[str, str]) -> Line:
    said = {field: own.get(field) or _declared(processing, field) for field in FIELDS}
    return Line(processing.kind, str(processing.name), said, bool(own))


def _declared(processing: Processing, field: str) -> str:
    said = str(getattr(processing, field))
    return said.format_map({kind.kind: kept(kind.kind) for kind in retention_kinds}) if field == "keeps" else said


def as_csv(language: str) -> bytes:
    """For spreadsheets; formulas are disarmed."""
    with override(language):
        text = io.StringIO()
        writer = csv.writer(text)
        writer.writerow([_("Controller"), _("Activity"), *(str(label) for label in FIELDS.values())])
        for line in register():
            writer.writerow([_safe(cell) for cell in (community().name, line.name, *line.said.values())])
    return ("\ufeff" + text.getvalue()).encode()


def as_pdf(language: str) -> bytes:
    """For paper. Refused where Pango, which draws it, is not installed."""
    try:
        from weasyprint import HTML
    except OSError as missing:
        raise PdfNotPossible() from missing

    def refuse(url: str) -> Any:
        raise ValueError(f"a register reads nothing from outside, not even {url}")

    with override(language):
        context = {"lines": register(), "labels": FIELDS, "community": community(), "at": now()}
        html = render_to_string("core/garden/register_printed.html", context)
    return bytes(HTML(string=html, url_fetcher=refuse).write_pdf())


def _safe(cell: str) -> str:
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t") else cell
