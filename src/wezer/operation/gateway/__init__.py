"""The only door into the engine: `call(method, key, payload, entity=…, actor=…)`. See the package's README."""

from wezer.operation.gateway.books import Result
from wezer.operation.gateway.calls import Asked, are_neighbours, call, call_together, check
from wezer.operation.gateway.errors import GatewayRefusal

__all__ = ["Asked", "GatewayRefusal", "Result", "are_neighbours", "call", "call_together", "check"]
