"""Calls to addresses that people typed end, whatever the other side does."""

import socket
import threading
import time

import pytest

from wezer.kernel import outside


@pytest.fixture(
    params=[b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n", b"HTTP/1.0 200 OK\r\n\r\n",
            b"HTTP/1.1 200 OK\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"],
    ids=["headers", "connection closes", "version 1.0", "no length", "length"],
)  # fmt: skip
def drip(request):
    """The address of a server that takes a request, begins its answer at once and goes on a byte at a time, without end."""
    enough = threading.Event()
    listener = socket.create_server(("127.0.0.1", 0))

    def serve():
        line, _whom = listener.accept()
        with line:
            line.sendall(request.param)
            try:
                while not enough.wait(0.02):
                    line.sendall(b"X")
            except OSError:
                pass

    thread = threading.Thread(target=serve)
    thread.start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}/"
    enough.set()
    thread.join()
    listener.close()


@pytest.mark.parametrize(
    "call",
    [lambda url: outside.post(url, b"{}", {}), lambda url: outside.get(url, {}, most=50_000)],
    ids=["post", "get"],
)
def test_a_server_that_answers_a_byte_at_a_time_is_cut_off(drip, call, settings, monkeypatch):
    settings.WEZER_WEBHOOKS_PRIVATE = True
    monkeypatch.setattr(outside, "SECONDS_IN_ALL", 0.3)
    begun = time.monotonic()
    with pytest.raises(TimeoutError):
        call(drip)
    assert time.monotonic() - begun < 5
