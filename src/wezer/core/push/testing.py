"""A push service on this machine, which opens what it is sent as the browser would: for tests."""

import base64
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ec import ECDH, ECDSA, SECP256R1, generate_private_key
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from wezer.core.models import PushDevice
from wezer.core.push.acts.devices import add_device
from wezer.core.push.sealing import decode, encode, point, public_of


@dataclass(frozen=True, slots=True)
class Told:
    """One push, opened: its words, what its signature claims, under which key."""

    said: dict[str, str]
    claims: dict[str, Any]
    key: str
    headers: dict[str, str]
    raw: bytes
    path: str


@dataclass(slots=True)
class PushService:
    """`answers`: what it says to the next pushes (a status, or with Retry-After); then it takes everything (201)."""

    port: int = 0
    got: list[Told] = field(default_factory=list)
    answers: list[Any] = field(default_factory=list)
    asked: int = 0
    private: Any = field(default_factory=lambda: generate_private_key(SECP256R1()))
    auth: bytes = b"sixteen letters!"

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def subscription(self, path: str = "/one", **more: Any) -> dict[str, Any]:
        """What a browser says when it subscribes."""
        key = encode(point(self.private.public_key()))
        return {"endpoint": self.origin + path, "p256dh": key, "auth": encode(self.auth), **more}

    def subscribe(self, by: Any, path: str = "/one") -> PushDevice:
        return add_device(by=by, name="Firefox, Linux", **self.subscription(path))

    def open(self, raw: bytes) -> dict[str, str]:
        """As RFC 8291 says, written anew from the side that receives."""
        salt, size = raw[:16], int.from_bytes(raw[16:20], "big")
        theirs, sealed = raw[21 : 21 + raw[20]], raw[21 + raw[20] :]
        assert size == 4096 and len(sealed) < size
        shared = self.private.exchange(ECDH(), public_of(encode(theirs)))
        info = b"WebPush: info\0" + point(self.private.public_key()) + theirs
        key = HKDF(hashes.SHA256(), 32, self.auth, info).derive(shared)
        cipher = HKDF(hashes.SHA256(), 16, salt, b"Content-Encoding: aes128gcm\0").derive(key)
        nonce = HKDF(hashes.SHA256(), 12, salt, b"Content-Encoding: nonce\0").derive(key)
        plain = AESGCM(cipher).decrypt(nonce, sealed, None)
        assert plain.endswith(b"\x02")
        return json.loads(plain[:-1])  # type: ignore[no-any-return]  # whatever JSON says

    def check(self, header: str) -> tuple[dict[str, Any], str]:
        """The claims of a signature that holds, and the key it holds under. Anything else is an error."""
        parts = dict(part.strip().split("=", 1) for part in header.removeprefix("vapid ").split(","))
        head, claims, signature = parts["t"].split(".")
        assert json.loads(decode(head)) == {"typ": "JWT", "alg": "ES256"}
        raw = decode(signature)
        signed = encode_dss_signature(int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big"))
        public_of(parts["k"]).verify(signed, f"{head}.{claims}".encode(), ECDSA(hashes.SHA256()))
        return json.loads(base64.urlsafe_b64decode(claims + "==")), parts["k"]

    def take(self, headers: dict[str, str], raw: bytes, path: str) -> tuple[int, str]:
        """The status, and Retry-After."""
        self.asked += 1
        answer = self.answers.pop(0) if self.answers else 201
        status, wait = answer if isinstance(answer, tuple) else (answer, "")
        if status < 300:
            claims, key = self.check(headers["Authorization"])
            assert headers["Content-Encoding"] == "aes128gcm"
            self.got.append(Told(self.open(raw), claims, key, headers, raw, path))
        return status, wait


def _handler(service: PushService) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            status, wait = service.take(dict(self.headers), body, self.path)
            self.send_response(status)
            if wait:
                self.send_header("Retry-After", wait)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *args: Any) -> None:
            pass

    return Handler


@contextmanager
def listening() -> Iterator[PushService]:
    service = PushService()
    server = HTTPServer(("127.0.0.1", 0), _handler(service))
    service.port = server.server_port
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture
def push_service(settings: Any) -> Iterator[PushService]:
    """Private addresses are allowed for it."""
    settings.WEZER_WEBHOOKS_PRIVATE = True
    with listening() as service:
        yield service
