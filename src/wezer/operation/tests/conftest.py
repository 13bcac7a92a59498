"""Fixtures of invoices and expenses."""

from wezer.operation.tests.sales_world import fern, invoice, keeper, posted, that_spring, worth  # noqa: F401
