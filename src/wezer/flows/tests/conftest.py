"""Fixtures of both sides of the arrows."""

from wezer.exchange.testing import accepted_reply, announced, criteria  # noqa: F401
from wezer.operation.tests.sales_world import keeper, that_spring, worth  # noqa: F401
