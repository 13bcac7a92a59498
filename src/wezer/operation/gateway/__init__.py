"""The only door into the engine: `call(method, key, payload, entity=…, actor=…)`. See the package's README."""

from wezer.operation.gateway.books import Result
from wezer.operation.gateway.calls import call, check
from wezer.operation.gateway.errors import GatewayRefusal

__all__ = ["GatewayRefusal", "Result", "call", "check"]
