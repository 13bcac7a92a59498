"""Answer pages and API in several processes, behind a proxy. Live streams and the worker run by themselves."""

import argparse
import os

HELP = "answer pages and API (production)"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", help="address to listen on")
    parser.add_argument("--port", type=int, help="port to listen on; 0 takes any free one")
    parser.add_argument("--workers", type=int, help="number of processes")


def run(options: argparse.Namespace) -> None:
    from wezer.hosting import instance
    from wezer.hosting.config import read_config
    from wezer.hosting.servers import port_to_use, serve_granian
    from wezer.hosting.words import say

    config = read_config()
    instance.require_made(config)
    os.environ["WEZER_PROCESS"] = "web"
    host = options.host or config["host"]
    port = port_to_use(host, config["port"] if options.port is None else options.port)
    workers = options.workers or config["web_workers"]
    say(f"Pages and API on http://{host}:{port}/, {workers} processes (stop with Ctrl-C)")
    serve_granian(
        "wezer.site.wsgi:application", "wsgi", host=host, port=port, workers=workers, threads=config["web_threads"]
    )
    say("Stopped.")
