from trytond.pool import PoolMeta

from .uid import Known


class Party(Known, metaclass=PoolMeta):
    __name__ = "party.party"


class Product(Known, metaclass=PoolMeta):
    __name__ = "product.product"
