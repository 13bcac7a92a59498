"""Every pack gives every role an account that can be posted to. Its chart is really made."""

import pytest

from wezer.operation.kinds import NEEDED, pack_kinds
from wezer.operation.testing import TestBooks

pytestmark = pytest.mark.django_db
MADE = {"fr_association": "706", "be": "700", "universal": "4.1.2"}


def test_every_pack_names_every_role():
    assert {pack.kind: sorted(NEEDED - set(pack.roles)) for pack in pack_kinds} == {
        pack.kind: [] for pack in pack_kinds
    }


@pytest.mark.parametrize(("kind", "revenue"), MADE.items())
def test_books_of_a_pack_open_and_each_role_can_be_posted_to(books, kind, revenue):
    mine = TestBooks("0190f000-0000-7000-8000-0000000000cc")
    mine.do("open_books", name="Orchard", pack=kind)
    mine.do("open_year", start="2024-01-01", end="2024-12-31")
    fern = mine.party("Fern")
    roles = sorted(pack_kinds[kind].roles)
    lines = [{"account": role, "debit": "1", "party": fern} for role in roles]
    lines.append({"account": "revenue_service", "credit": str(len(roles))})
    mine.do("post_entry", date="2024-03-01", text="One each", lines=lines)
    taxes = [name for name in sorted(pack_kinds[kind].taxes) if name in ("vat_20", "vat_21")]
    line = {"text": "Mending", "price": "100.00", "account": "revenue_service", "taxes": taxes}
    made = mine.do("post_invoice", direction="out", party=fern, date="2024-03-02", lines=[line])
    expected = {"fr_association": "120.00", "be": "121.00", "universal": "100.00"}[kind]
    codes = {code for code, _debit, credit in mine.entries()[1][1] if credit == "100.00"}
    assert (made.amounts["total"], codes) == (expected, {revenue})
    again = mine.do("open_books", name="Orchard", pack=kind)
    assert (again.state, len(books.entries())) == ("open", 0)
