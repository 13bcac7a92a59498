"""The benchmark suite: `make bench` (small sizes), `make bench-full`; `python -m bench ledger pages` for some of it.

A target is a ratio to a reference that is measured in the same run, slice after slice, never a number per second. Every
bench works on a real instance on its own database, durable as in production, and ends with the integrity checks of
`wezer audit`. What each printed is kept in `var/bench/*.json`; `python -m bench report` writes docs/benchmarks.md from it.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "scripts"))
