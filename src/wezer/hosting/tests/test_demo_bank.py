"""The demo's month of the bank: half matched, the rest waits; told again it changes nothing."""

from datetime import UTC, datetime

import pytest

from wezer.core.acts.roles import grant_role
from wezer.core.models import Role
from wezer.core.testing import viewer
from wezer.core.viewer import Viewer
from wezer.hosting.demo.bank import tell_bank
from wezer.kernel import clock
from wezer.operation.models import BankLine, BankStatement, Books, MatchRule

pytestmark = pytest.mark.django_db


def test_half_of_a_month_is_matched_and_what_was_learned_waits_for_a_click(valley, join, community, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    Books.objects.update(iban="FR7630006000011234567890189")
    books = Books.objects.select_related("entity").get(pk=valley.pk)
    sage = join("Sage")
    grant_role(by=Viewer.system(), role=Role.objects.get(group=community, key="treasurer"), member=sage)
    with clock.at(datetime(2024, 11, 25, 9, tzinfo=UTC)):
        for _turn in range(2):
            tell_bank(books, viewer(sage))
    statement = BankStatement.objects.get()
    states = list(BankLine.objects.order_by("date").values_list("state", flat=True))
    assert states == ["matching"] * 6 + ["new"] * 4
    assert statement.closing - statement.opening == sum(BankLine.objects.values_list("amount", flat=True))
    assert MatchRule.objects.get(role="expense_bank").uses == 2
