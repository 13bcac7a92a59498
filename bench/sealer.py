"""The worker's sealing as a process of its own, told by its standard input: catch up, go, rest."""

import sys
import threading

import django


def main() -> None:
    django.setup()
    from wezer.core.viewer import Viewer
    from wezer.ledger.acts.sealing import seal, seal_some
    from wezer.ledger.chain import CHUNK

    going, ended, sealed = threading.Event(), threading.Event(), 0

    def work() -> None:
        nonlocal sealed
        while not ended.is_set():
            if not going.wait(0.1):
                continue
            with lock:
                made = len(seal_some(by=Viewer.system())) if going.is_set() else 0
            sealed += made
            if made < CHUNK:
                ended.wait(0.5)  # as the worker does

    lock = threading.Lock()
    threading.Thread(target=work, daemon=True).start()
    print("ready", flush=True)
    for line in sys.stdin:
        told = line.strip()
        if told == "catch up":
            with lock:
                seal()
        elif told == "go":
            sealed = 0
            going.set()
        elif told == "rest":
            going.clear()
            with lock:
                pass
        print(sealed, flush=True)
    ended.set()


if __name__ == "__main__":
    main()
