"""Serve the back office of those who keep the books, behind the same proxy as `web`. Needs the package operation."""

import argparse
import os

HELP = "serve the back office (production)"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", help="address to listen on")
    parser.add_argument("--port", type=int, help="port to listen on; 0 takes any free one")


def run(options: argparse.Namespace) -> None:
    from wezer.hosting import instance
    from wezer.hosting.config import read_config
    from wezer.hosting.servers import port_to_use, serve_granian
    from wezer.hosting.words import Stop, say

    config = read_config()
    instance.require_made(config)
    if "operation" not in config["packages"]:
        raise Stop(
            "the books are not installed here. Put operation into packages in wezer.toml, then run wezer upgrade."
        )
    os.environ["WEZER_PROCESS"] = "back"
    host = options.host or config["host"]
    port = port_to_use(host, config["back_port"] if options.port is None else options.port)
    say(f"Back office on http://{host}:{port}/office/back/ (stop with Ctrl-C)")
    serve_granian(
        "wezer.site.back:application", "wsgi", host=host, port=port, workers=1, threads=config["back_threads"]
    )
    say("Stopped.")
