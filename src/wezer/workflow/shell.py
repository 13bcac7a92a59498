"""What workflow adds to the garden: the map of arrows, and what leaves the house."""

from django.utils.translation import gettext_lazy as _

from wezer.core.panels import Section, garden_sections
from wezer.workflow import audit_words as _words_of_the_log  # noqa: F401
from wezer.workflow import labels as _labels  # noqa: F401  how payments are named

garden_sections.add(
    Section(
        "arrows",
        _("Arrows"),
        "workflow",
        "workflow:map",
        80,
        lambda v: v is not None and v.has_right("workflow.switch_arrows"),
    )
)
garden_sections.add(
    Section(
        "flights", _("What leaves the house"), "send", "flights:list", 85,
        lambda v: v is not None and v.has_right("workflow.tend_flights"),
    )
)  # fmt: skip
