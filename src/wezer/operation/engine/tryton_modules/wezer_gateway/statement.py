from trytond.pool import PoolMeta

from .uid import Known


class Statement(Known, metaclass=PoolMeta):
    __name__ = "account.statement"
