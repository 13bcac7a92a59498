from trytond.i18n import gettext as engine_text
from trytond.model.exceptions import AccessError
from trytond.pool import PoolMeta

from .uid import Known


class Statement(Known, metaclass=PoolMeta):
    __name__ = "account.statement"

    @classmethod
    def validate_statement(cls, statements):
        """A statement whose lines were matched one by one has their entries already; the engine would post them again."""
        for statement in statements:
            if any(line.move for line in statement.lines):
                raise AccessError(engine_text("wezer_gateway.msg_statement_in_wezer", statement=statement.rec_name))
        super().validate_statement(statements)


class Origin(Known, metaclass=PoolMeta):
    "A movement as the bank told it."

    __name__ = "account.statement.origin"
