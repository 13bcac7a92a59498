"""What is sold and bought: by uid, with its price, unit and the roles of its accounts."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from wezer.operation.gateway.books import Books, Result
from wezer.operation.gateway.methods import method
from wezer.operation.gateway.methods.invoices import UNITS
from wezer.operation.gateway.reading import Reader


@dataclass(frozen=True)
class Product:
    uid: str
    name: str
    kind: str
    unit: str
    price: Decimal
    code: str
    revenue: str
    expense: str


#: Where sales and purchases go when nothing else is said.
ACCOUNTS = {"goods": ("revenue_goods", "expense_goods"), "service": ("revenue_service", "expense_services")}


def _read_product(given: Reader) -> Product:
    kind = given.choice("kind", ACCOUNTS)
    revenue, expense = ACCOUNTS[kind]
    return Product(
        uid=given.uid("uid"),
        name=given.text("name", most=200),
        kind=kind,
        revenue=given.text("revenue", most=60, default=revenue),
        expense=given.text("expense", most=60, default=expense),
        unit=given.choice("unit", UNITS, default="unit"),
        price=given.amount("price", default="0"),
        code=given.text("code", most=60, default=""),
    )


@method("ensure_product", _read_product)
def ensure_product(books: Books, given: Product) -> Result:
    """Make or update a product. Kind and unit stay what they were: another kind is another product."""
    Model = books.model("product.product")
    found = Model.search([("wezer_uid", "=", given.uid)], limit=1)
    product = found[0] if found else _new(books, given)
    template = product.template
    template.name, template.list_price = given.name, given.price
    template.account_category = _category(books, given)
    template.save()
    product.suffix_code = given.code or None
    product.save()
    return Result(refs={"document": given.uid}, state="updated" if found else "made")


def _category(books: Books, given: Product) -> Any:
    """The engine keeps a product's accounts on a category: one for each pair of roles."""
    Category = books.model("product.category")
    name = f"{given.revenue} · {given.expense}"
    found = Category.search([("name", "=", name), ("accounting", "=", True)], limit=1)
    category = found[0] if found else Category(name=name, accounting=True)
    category.account_revenue = books.account(given.revenue, "revenue")
    category.account_expense = books.account(given.expense, "expense")
    category.save()
    return category


def _new(books: Books, given: Product) -> Any:
    unit = books.model("product.uom")(books.model("ir.model.data").get_id(UNITS[given.unit]))
    template = books.model("product.template")(
        name=given.name, type=given.kind, default_uom=unit, list_price=given.price, cost_price_method="fixed"
    )
    template.save()
    product = books.model("product.product")(template=template, wezer_uid=given.uid)
    product.save()
    return product
