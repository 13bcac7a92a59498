"""The words by which WeZer speaks of accounts and taxes: a role, a tax name; never a code or an id."""

from trytond.model import ModelSQL, Unique, fields
from trytond.pool import Pool
from trytond.pyson import Eval


class Role(ModelSQL):
    "The account that plays a role in this company."

    __name__ = "wezer.role"

    company = fields.Many2One("company.company", "Company", required=True, ondelete="CASCADE")
    role = fields.Char("Role", required=True)
    account = fields.Many2One(
        "account.account", "Account", required=True, domain=[("company", "=", Eval("company", -1))]
    )

    @classmethod
    def __setup__(cls):
        super().__setup__()
        table = cls.__table__()
        cls._sql_constraints += [("role_once", Unique(table, table.company, table.role), "wezer_gateway.msg_role_once")]

    @classmethod
    def on_modification(cls, mode, roles, field_names=None):
        super().on_modification(mode, roles, field_names=field_names)
        Pool().get("wezer.event").tell_chart({role.company for role in roles})


class TaxName(ModelSQL):
    "The tax of a name for sales or purchases of goods or services."

    __name__ = "wezer.tax_name"

    company = fields.Many2One("company.company", "Company", required=True, ondelete="CASCADE")
    name = fields.Char("Name", required=True)
    side = fields.Selection([("out", "Sale"), ("in", "Purchase")], "Side", required=True)
    nature = fields.Selection([("goods", "Goods"), ("service", "Service")], "Nature", required=True)
    tax = fields.Many2One("account.tax", "Tax", required=True)

    @classmethod
    def __setup__(cls):
        super().__setup__()
        table = cls.__table__()
        cls._sql_constraints += [
            (
                "tax_name_once",
                Unique(table, table.company, table.name, table.side, table.nature),
                "wezer_gateway.msg_tax_name_once",
            )
        ]
