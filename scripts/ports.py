"""A free port of the loopback for a server that must have the same one when it is started again."""

import random
import socket

# Below what Linux hands to those who call (ip_local_port_range): while the server is down, nobody is given its port.
PORTS = range(20_000, 32_000)


def free_port() -> int:
    port = random.choice(PORTS)
    return port if is_free(port) else free_port()


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True
