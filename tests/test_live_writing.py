"""That somebody is writing shares one thread with everybody's news: a flood of it must not fill that thread."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.conf import settings
from django.db import connection

from wezer.site.live import PATH, Hub, Stream, _writing


@pytest.mark.django_db(transaction=True)
def test_a_flood_of_writing_leaves_the_thread_to_the_news_and_is_passed_over_in_silence():
    gate, answers = threading.Event(), []

    async def send(message):
        if message["type"] == "http.response.start":
            answers.append(message["status"])

    def scope(number):
        cookie = f"{settings.SESSION_COOKIE_NAME}={number}".encode()
        headers = [(b"cookie", cookie), (b"hx-request", b"true")]
        return {"type": "http", "path": PATH, "method": "POST", "query_string": b"of=talk", "headers": headers}

    async def flood():
        hub = Hub()
        hub.streams.add(Stream("other", 1, "core.member/1", frozenset(), "talk"))
        news = asyncio.create_task(hub.ask(gate.wait))
        await asyncio.sleep(0)
        writing = [asyncio.create_task(_writing(hub, scope(number), send)) for number in range(20)]
        await asyncio.sleep(0.05)
        waiting = hub._thread._work_queue.qsize()
        gate.set()
        await asyncio.gather(news, *writing)
        await hub.ask(lambda: connection.close())
        return waiting

    with ThreadPoolExecutor(1) as apart:  # this thread may have the loop of a browser
        assert (apart.submit(lambda: asyncio.run(flood())).result(), answers) == (1, [204] * 20)
