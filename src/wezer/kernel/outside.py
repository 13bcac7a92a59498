"""Calling addresses that people typed, without letting them reach what lies inside (webhooks, push services, calendars).

The number behind a name is asked right before the call, looked at, and called as it is: a name that changes its mind
between the question and the call gains nothing. Redirects are not followed, proxies of the environment not used.
"""

import http.client
import ipaddress
import socket
import ssl
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from wezer.kernel.refusals import Refusal

SECONDS = 10  # for each step of a call
SECONDS_IN_ALL = 20
LONGEST = 500


class AddressInvalid(Refusal):
    code = "address_invalid"
    message = _("Give an address that begins with https:// and lies on the public internet.")
    field = "url"


class NotTaken(OSError):
    """The other side answered something else than 2xx."""


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    #: Seconds after which the other side wants to be asked again, if it said so.
    retry_after: int | None = None

    @property
    def is_taken(self) -> bool:
        return 200 <= self.status < 300


def private_allowed() -> bool:
    """Whether the host lets its own network be reached, for programs beside it."""
    return bool(settings.WEZER_WEBHOOKS_PRIVATE)


def check_address(url: str, *, longest: int = LONGEST, inside: bool | None = None) -> SplitResult:
    """What can be said of an address without asking anybody: https, a host, no user name in it, no private number.

    `inside`: whether its own network may be reached; None: as the host says."""
    allowed = private_allowed() if inside is None else inside
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise AddressInvalid() from None
    if not host or len(url) > longest or parts.username or parts.password or parts.fragment or not url.isprintable():
        raise AddressInvalid()
    if port == 0 or (parts.scheme != "https" and not (parts.scheme == "http" and allowed)):
        raise AddressInvalid()
    if not allowed and (_is_private(host) or host == "localhost" or host.endswith((".localhost", ".local"))):
        raise AddressInvalid()
    return parts


def addresses(host: str, port: int, *, inside: bool | None = None) -> list[str]:
    """The numbers behind a host, none of them private unless allowed."""
    allowed = private_allowed() if inside is None else inside
    found = [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    if not allowed and any(_is_private(each) for each in found):
        raise AddressInvalid()
    return found


@dataclass(frozen=True, slots=True)
class Got:
    """What lies at an address. Of a larger body no more was read than shows that it is too large."""

    status: int
    body: bytes
    headers: Mapping[str, str]

    def header(self, name: str) -> str:
        return self.headers.get(name.lower(), "")


def get(url: str, headers: Mapping[str, str], *, most: int, longest: int = LONGEST, inside: bool | None = None) -> Got:
    """One GET, to the number that was checked, of at most `most` bytes and one more. Fails as `post` does. With
    `inside=False` nothing private is reached, whatever the host allows to webhooks."""
    connection, target, name = _reach(url, longest, inside)
    with _in_time(connection):
        connection.request("GET", target, headers={"Host": name, **headers})
        answer = connection.getresponse()
        body = answer.read(most + 1)
    return Got(answer.status, body, {key.lower(): value for key, value in answer.headers.items()})


def post(url: str, body: bytes, headers: Mapping[str, str], *, longest: int = LONGEST) -> Answer:
    """One POST, to the number that was checked. OSError where it is not answered, TimeoutError where not in time."""
    connection, target, name = _reach(url, longest)
    with _in_time(connection):
        connection.request("POST", target, body, {"Host": name, **headers})
        answer = connection.getresponse()
        answer.read(1000)
    wait = answer.headers.get("Retry-After", "")
    return Answer(answer.status, int(wait) if wait.isdecimal() and len(wait) < 10 else None)


def _reach(url: str, longest: int, inside: bool | None = None) -> tuple[http.client.HTTPConnection, str, str]:
    """The way to the number behind an address, what to ask for there, and by which name."""
    parts = check_address(url, longest=longest, inside=inside)
    is_tls = parts.scheme == "https"
    port, host = parts.port or (443 if is_tls else 80), str(parts.hostname)
    connection = _connect(addresses(host, port, inside=inside)[0], host, port, is_tls)
    return connection, parts._replace(scheme="", netloc="", fragment="").geturl() or "/", parts.netloc


@contextmanager
def _in_time(connection: http.client.HTTPConnection) -> Iterator[None]:
    """Whoever answers a byte at a time keeps within the patience of each step, and must not keep the worker.

    The socket is remembered here: an answer that ends with its connection takes it away from there before it is read.
    """
    cut = threading.Event()
    sockets: list[socket.socket] = []

    def end() -> None:
        cut.set()
        for each in sockets:
            with suppress(OSError):
                socket.socket.shutdown(each, socket.SHUT_RDWR)

    timer = threading.Timer(SECONDS_IN_ALL, end)
    timer.start()
    try:
        connection.connect()
        sockets.append(connection.sock)
        if cut.is_set():  # the time was over before there was anything to cut
            raise TimeoutError
        yield
    except (OSError, http.client.HTTPException):
        if cut.is_set():
            raise TimeoutError from None
        raise
    finally:
        timer.cancel()
        connection.close()
    if cut.is_set():
        raise TimeoutError


def _is_private(host: str) -> bool:
    try:
        number = ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return False
    mapped = getattr(number, "ipv4_mapped", None)
    return not (mapped or number).is_global


def _connect(number: str, host: str, port: int, is_tls: bool) -> http.client.HTTPConnection:
    if not is_tls:
        return http.client.HTTPConnection(number, port, timeout=SECONDS)
    return _Pinned(number, host, port)


class _Pinned(http.client.HTTPSConnection):
    """TLS to a number, with the certificate of the name."""

    def __init__(self, number: str, host: str, port: int) -> None:
        super().__init__(number, port, timeout=SECONDS, context=ssl.create_default_context())
        self._name = host

    def connect(self) -> None:
        http.client.HTTPConnection.connect(self)
        self.sock = self._context.wrap_socket(self.sock, server_hostname=self._name)  # type: ignore[attr-defined]  # http.client's own context
