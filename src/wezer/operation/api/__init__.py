"""The books for machines: one file per area, found because of where it lies, each adding routes to `router`."""

from importlib import import_module
from pkgutil import iter_modules

from wezer.operation.api.common import router

for _found in iter_modules(__path__, f"{__name__}."):
    import_module(_found.name)

__all__ = ["router"]
