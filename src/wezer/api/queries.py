"""Reads of webhooks: what was sent, and what they can be told of."""

from typing import Any

from django.apps import apps
from django.db.models import QuerySet

from wezer.api.models import Webhook
from wezer.core.modules import is_open
from wezer.kernel.events import fact_types
from wezer.workflow.models import Flight


def deliveries_of(webhook: Webhook) -> QuerySet[Flight]:
    """Every flight of this webhook; those that arrived are cleared after thirty days."""
    return Flight.objects.filter(kind="webhook", name=str(webhook.uid))


def told_of(flight: Flight) -> str:
    """The name of the fact that a delivery tells."""
    return str(flight.payload.get("body", {}).get("name", ""))


def facts_by_package() -> list[tuple[Any, str, list[str]]]:
    """What there is to be told of: (the package's name, its label, its facts by name), of open packages."""
    found: dict[str, list[str]] = {}
    for name in sorted(fact_types()):
        found.setdefault(name.partition(".")[0], []).append(name)
    known = {config.label: config.verbose_name for config in apps.get_app_configs()}
    return [(known[label], label, names) for label, names in found.items() if label in known and is_open(label)]
