"""Sixteen connections that post one request after the other, in a process of their own: as little Python as possible."""

import json
import multiprocessing
import random
import selectors
import socket
import time
from multiprocessing.connection import Connection
from typing import Any
from uuid import uuid4


class Load:
    """`Load(port, secrets, uids).run("uniform", seconds=2, connections=16)` gives (answers, seconds, waits, errors)."""

    def __init__(self, port: int, secrets: list[str], uids: list[str], code: str = "VAL") -> None:
        context = multiprocessing.get_context("spawn")
        self._link, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, port, secrets, uids, code), daemon=True)
        self._process.start()

    def run(self, kind: str, *, seconds: float, connections: int = 16) -> tuple[int, float, list[float], int, str]:
        self._link.send((kind, seconds, connections))
        return self._link.recv()  # type: ignore[no-any-return]  # a pipe gives anything

    def stop(self) -> None:
        self._link.send(None)
        self._process.join(5)


def _serve(link: Connection, port: int, secrets: list[str], uids: list[str], code: str) -> None:
    draw = random.Random(1)
    while (told := link.recv()) is not None:
        kind, seconds, connections = told
        link.send(_slice(kind, seconds, connections, port, secrets, uids, code, draw))


def _request(kind: str, secrets: list[str], uids: list[str], code: str, draw: random.Random) -> bytes:
    me = draw.randrange(1, len(secrets))
    if kind == "batch":
        items = [
            {"payee": uids[(me + 1 + n) % len(uids)], "amounts": [{"amount": "5", "currency": code}]} for n in range(50)
        ]
        body: Any = {"items": items}
        path = "/api/v1/ledger/batches"
    else:
        other = 0 if kind == "hot" else (me + draw.randrange(1, len(uids))) % len(uids)
        body = {"payee": uids[other], "amounts": [{"amount": "5", "currency": code}], "description": "bread"}
        path = "/api/v1/ledger/transactions"
    content = json.dumps(body).encode()
    head = (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {secrets[me]}\r\n"
        f"Idempotency-Key: {uuid4().hex}\r\nContent-Type: application/json\r\nContent-Length: {len(content)}\r\n\r\n"
    )
    return head.encode() + content


def _slice(
    kind: str,
    seconds: float,
    connections: int,
    port: int,
    secrets: list[str],
    uids: list[str],
    code: str,
    draw: random.Random,
) -> tuple[int, float, list[float], int, str]:
    waiting = selectors.DefaultSelector()
    state: dict[socket.socket, list[Any]] = {}
    for _number in range(connections):
        link = socket.create_connection(("127.0.0.1", port))
        link.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        waiting.register(link, selectors.EVENT_READ)
        state[link] = [time.perf_counter(), b""]
        link.sendall(_request(kind, secrets, uids, code, draw))
    begun = time.perf_counter()
    end, answers, errors, waits, problem = begun + seconds, 0, 0, [], ""
    open_links = connections
    while open_links:
        for key, _event in waiting.select(10):
            link: Any = key.fileobj
            mine = state[link]
            part = link.recv(65536)
            mine[1] += part
            status = _complete(mine[1]) if part else 599
            if status is None:
                continue
            moment = time.perf_counter()
            waits.append(moment - mine[0])
            answers += 1
            if status not in (200, 201):
                errors += 1
                problem = problem or mine[1][:600].decode(errors="replace")
            if moment >= end or not part:
                waiting.unregister(link)
                link.close()
                open_links -= 1
                continue
            mine[1] = b""
            mine[0] = time.perf_counter()
            link.sendall(_request(kind, secrets, uids, code, draw))
    return answers, time.perf_counter() - begun, waits, errors, problem


def _complete(data: bytes) -> int | None:
    """The status once the whole answer is there."""
    head, line, body = data.partition(b"\r\n\r\n")
    if not line:
        return None
    lowered = head.lower()
    at = lowered.find(b"content-length:")
    if at >= 0:
        length = int(lowered[at + 15 :].split(b"\r\n", 1)[0])
        if len(body) < length:
            return None
    elif b"chunked" in lowered and not body.endswith(b"0\r\n\r\n"):
        return None
    return int(head[9:12])
