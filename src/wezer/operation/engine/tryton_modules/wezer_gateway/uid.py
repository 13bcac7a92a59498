"""Records that the outside knows by a uid of its own."""

from uuid import uuid4

from trytond.model import Unique, fields


class Known:
    """A mixin: `wezer_uid`, given by WeZer or drawn when the record is made."""

    __slots__ = ()

    wezer_uid = fields.Char("WeZer UID", readonly=True)

    @classmethod
    def __setup__(cls):
        super().__setup__()
        table = cls.__table__()
        cls._sql_constraints += [("wezer_uid_once", Unique(table, table.wezer_uid), "wezer_gateway.msg_uid_once")]

    @classmethod
    def preprocess_values(cls, mode, values):
        values = super().preprocess_values(mode, values)
        if mode == "create" and not values.get("wezer_uid"):
            values["wezer_uid"] = str(uuid4())
        return values

    @classmethod
    def copy(cls, records, default=None):
        default = {} if default is None else default.copy()
        default.setdefault("wezer_uid", None)
        return super().copy(records, default=default)
