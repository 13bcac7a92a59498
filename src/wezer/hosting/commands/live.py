"""Keep the live streams open: tells browsers at once that there is something new. Behind the same proxy as `web`."""

import argparse
import os

HELP = "serve live streams (production)"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", help="address to listen on")
    parser.add_argument("--port", type=int, help="port to listen on; 0 takes any free one")


def run(options: argparse.Namespace) -> None:
    from wezer.hosting import instance
    from wezer.hosting.config import read_config
    from wezer.hosting.servers import port_to_use, serve_granian
    from wezer.hosting.words import say

    config = read_config()
    instance.require_made(config)
    os.environ["WEZER_PROCESS"] = "live"
    host = options.host or config["host"]
    port = port_to_use(host, config["live_port"] if options.port is None else options.port)
    say(f"Live streams on http://{host}:{port}/live/ (stop with Ctrl-C)")
    serve_granian("wezer.site.live:application", "asgi", host=host, port=port, workers=1, threads=1)
    say("Stopped.")
