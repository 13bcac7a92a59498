"""`python -m bench [names…] [--full] [--rounds 5] [--seconds 3]`; without names, all of it. `report` writes the page."""

import sys

from bench import instance, options
from bench.options import Options

#: Bench, the module that runs it, whether it wants PostgreSQL. Results are kept under the bench's name.
BENCHES = {
    "ledger": ("ledger", True),
    "ledger-sqlite": ("ledger", False),
    "growth": ("growth", True),
    "pages": ("pages", True),
    "network": ("network", True),
    "digest": ("digest", True),
    "footprint": ("footprint", True),
    "live": ("live", True),
    "live-sqlite": ("live", False),
    "books": ("books", True),
    "books-sqlite": ("books", False),
    "peers": ("peers", True),
    "profile": ("profiling", True),
}
#: Names of performance.md.
ALSO = {"ledger-ref": "ledger", "ledger-app": "ledger", "ledger-http": "ledger", "ledger-growth": "growth"}


def main() -> int:
    parser = options.parser(prog="bench", description=__doc__)
    parser.add_argument("names", nargs="*", help=f"of {', '.join(BENCHES)}; or report")
    given = parser.parse_args()
    wanted = [ALSO.get(name, name) for name in given.names] or [name for name in BENCHES if name != "profile"]
    chosen = Options(given.full, given.rounds, given.seconds, given.tiny)
    unknown = [name for name in wanted if name not in BENCHES and name != "report"]
    if unknown:
        parser.error(f"there is no bench {', '.join(unknown)}")
    failed = []
    benches = [name for name in dict.fromkeys(wanted) if name != "report"]
    if benches:
        with instance.server() as address:
            for name in benches:
                module, postgres = BENCHES[name]
                with instance.environment(name, address if postgres else None) as variables:
                    variables["WEZER_BENCH_SERVER"] = address
                    if instance.run(module, variables, *chosen.as_arguments()):
                        failed.append(name)
    from bench import report

    report.write()
    if failed:
        print(f"Failed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
