"""Run the whole instance on one port: pages, API, live stream and worker. For a laptop or a small host."""

import argparse
import os
import sys

HELP = "run everything on one port"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", help="address to listen on")
    parser.add_argument("--port", type=int, help="port to listen on; 0 takes any free one")
    parser.add_argument("--next-port", action="store_true", help="take the next free port when this one is busy")
    parser.add_argument("--no-worker", action="store_true", help="do not run the worker beside it")
    parser.add_argument(
        "--dev", action="store_true", help="error pages with details, static files straight from the source"
    )


def run(options: argparse.Namespace) -> None:
    from wezer.hosting import instance
    from wezer.hosting.config import read_config
    from wezer.hosting.servers import Companion, next_free_port, port_to_use, say_once_it_answers, serve_granian
    from wezer.hosting.words import say

    if options.dev:
        os.environ["WEZER_DEBUG"] = "true"
    config = read_config()
    instance.require_made(config)
    host = options.host or config["host"]
    wanted = config["port"] if options.port is None else options.port
    port = next_free_port(host, wanted) if options.next_port and wanted else port_to_use(host, wanted)

    # A name, where there is one: browsers keep passkeys for names, never for numbers.
    name = "localhost" if host in ("127.0.0.1", "0.0.0.0") else f"[{host}]" if ":" in host else host  # noqa: S104
    address = f"http://{name}:{port}"
    if not config["site_url"]:  # links in mail lead to where we really listen
        os.environ["WEZER_SITE_URL"] = address
    worker = Companion("worker", [sys.executable, "-m", "wezer.hosting.cli", "worker", "--with-parent"])
    if not options.no_worker:
        worker.start()
    say_once_it_answers(host, port, f"WeZer listens on {address}/ (stop with Ctrl-C)")
    try:
        serve_granian("wezer.site.serve:application", "asgi", host=host, port=port, workers=1, threads=1)
    finally:
        worker.stop()
    say("Stopped.")
