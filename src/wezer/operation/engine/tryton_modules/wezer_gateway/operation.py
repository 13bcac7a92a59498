"""What was done under which key, and what the outside must learn of: both written in the transaction of the effect itself."""

import json
from datetime import UTC, datetime

from trytond.model import ModelSQL, Unique, fields
from trytond.pool import Pool
from trytond.transaction import Transaction

from wezer.operation.engine.doing import key_of_call, keys_of_documents


class Operation(ModelSQL):
    "One effect of the gateway; its key decides races."

    __name__ = "wezer.operation"

    key = fields.Char("Key", required=True)
    method = fields.Char("Method", required=True)
    digest = fields.Char("SHA-256", required=True)
    company = fields.Many2One("company.company", "Company")
    result = fields.Text("Result", required=True)
    actor = fields.Char("Actor", required=True)
    at = fields.Timestamp("At", required=True)

    @classmethod
    def __setup__(cls):
        super().__setup__()
        table = cls.__table__()
        cls._sql_constraints += [("key_once", Unique(table, table.key), "wezer_gateway.msg_key_once")]


class Event(ModelSQL):
    "Something posted, paid, reconciled or imported, whoever did it; read by id."

    __name__ = "wezer.event"

    name = fields.Char("Name", required=True)
    company = fields.Many2One("company.company", "Company")
    subject = fields.Char("Subject", required=True)
    payload = fields.Text("Payload", required=True)
    key = fields.Char("Key")  # of the gateway's call in which it happened; empty for the back office
    at = fields.Timestamp("At", required=True)

    @classmethod
    def tell(cls, name, company, told):
        """Write one event for each (subject, payload)."""
        now, keys = datetime.now(UTC).replace(tzinfo=None), keys_of_documents.get()
        rows = [
            {
                "name": name,
                "company": company.id if company else None,
                "subject": subject,
                "payload": json.dumps(payload, sort_keys=True, separators=(",", ":"), ensure_ascii=False),
                "key": keys.get(subject) or keys.get(payload.get("origin")) or _key(),
                "at": now,
            }
            for subject, payload in told
        ]
        if rows:
            with Transaction().set_user(0):
                Pool().get(cls.__name__).create(rows)

    @classmethod
    def tell_chart(cls, companies):
        """Accounts, their types or their roles have changed: whoever mirrors them reads the whole chart again.

        Making a chart changes thousands of them: within one call of the gateway once is enough.
        """
        for company in companies:
            told = [("company", "=", company.id), ("name", "=", "chart_changed"), ("key", "=", _key())]
            if not (_key() and cls.search(told, limit=1)):
                cls.tell("chart_changed", company, [(company.wezer_uid, {})])


def _key():
    return key_of_call.get() or None
