"""What a push service carries without being able to read it: RFC 8291 (aes128gcm), signed by RFC 8292 (VAPID).

Pure functions of keys and bytes. The library does the curve, the ciphers and the signature; what is here is the order in
which the two documents want them (decision 65 says why it is not one more dependency).
"""

import base64
import json
import os
from datetime import datetime, timedelta
from functools import cache

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ec import (
    ECDH,
    ECDSA,
    SECP256R1,
    EllipticCurvePrivateKey,
    EllipticCurvePublicKey,
    derive_private_key,
    generate_private_key,
)
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

#: One record of 4096 bytes, of which the seal, the end mark and the head take their part.
RECORD = 4096
MOST_BYTES = 3900
#: How long a signature holds; services refuse more than a day.
SIGNED_FOR = timedelta(hours=12)
POINT_BYTES, AUTH_BYTES = 65, 16


def encode(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def decode(text: str) -> bytes:
    """Raises ValueError for what is no base64url."""
    return base64.b64decode(text.rstrip("=") + "=" * (-len(text.rstrip("=")) % 4), altchars=b"-_", validate=True)


def point(key: EllipticCurvePublicKey) -> bytes:
    return key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def public_of(text: str) -> EllipticCurvePublicKey:
    """The key of a browser. Raises ValueError for what is no point of the curve."""
    raw = decode(text)
    if len(raw) != POINT_BYTES:
        raise ValueError("a point has 65 bytes")
    return EllipticCurvePublicKey.from_encoded_point(SECP256R1(), raw)


@cache
def private_of(text: str) -> EllipticCurvePrivateKey:
    """The key of an instance, as it stands in its file."""
    return derive_private_key(int.from_bytes(decode(text), "big"), SECP256R1())


def public_text(private: str) -> str:
    """What browsers are given when they subscribe."""
    return encode(point(private_of(private).public_key()))


def seal(
    body: bytes, *, p256dh: str, auth: str, own: EllipticCurvePrivateKey | None = None, salt: bytes | None = None
) -> bytes:
    """The body, readable by the browser that holds the other half of `p256dh`. `own` and `salt` are drawn anew each time."""
    assert len(body) <= MOST_BYTES
    theirs, own, salt = public_of(p256dh), own or generate_private_key(SECP256R1()), salt or os.urandom(16)
    mine = point(own.public_key())
    shared = own.exchange(ECDH(), theirs)
    key = _derive(shared, decode(auth), b"WebPush: info\0" + point(theirs) + mine, 32)
    cipher = AESGCM(_derive(key, salt, b"Content-Encoding: aes128gcm\0", 16))
    nonce = _derive(key, salt, b"Content-Encoding: nonce\0", 12)
    head = salt + RECORD.to_bytes(4, "big") + bytes([len(mine)]) + mine
    return head + cipher.encrypt(nonce, body + b"\x02", None)


def _derive(key: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    return HKDF(hashes.SHA256(), length, salt, info).derive(key)


def signed(private: str, *, audience: str, contact: str, moment: datetime) -> str:
    """The header by which a push service knows who sends: a token for its origin, and the public key."""
    until = int((moment + SIGNED_FOR).timestamp())
    parts = ({"typ": "JWT", "alg": "ES256"}, {"aud": audience, "exp": until, "sub": contact})
    text = ".".join(encode(json.dumps(part, separators=(",", ":")).encode()) for part in parts)
    r, s = decode_dss_signature(private_of(private).sign(text.encode(), ECDSA(hashes.SHA256())))
    signature = encode(r.to_bytes(32, "big") + s.to_bytes(32, "big"))
    return f"vapid t={text}.{signature}, k={public_text(private)}"
