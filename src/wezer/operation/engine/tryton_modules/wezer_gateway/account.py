from trytond.pool import Pool, PoolMeta

#: What a mirror of the chart shows.
SHOWN = {"name", "code", "type", "debit_type", "credit_type", "closed", "second_currency", "parent", "statement"}


class _OfTheChart:
    __slots__ = ()

    @classmethod
    def on_modification(cls, mode, records, field_names=None):
        super().on_modification(mode, records, field_names=field_names)
        if mode != "write" or SHOWN & set(field_names or ()):
            Pool().get("wezer.event").tell_chart({record.company for record in records if record.company})


class Account(_OfTheChart, metaclass=PoolMeta):
    __name__ = "account.account"


class AccountType(_OfTheChart, metaclass=PoolMeta):
    __name__ = "account.account.type"
