#!/usr/bin/env bash
# Makes .venv and installs WeZer into it: "setup.sh run" what running needs, "setup.sh dev" what tests and checks need too,
# "setup.sh books" what the engine of the books needs, beside a WeZer that may be running already.
# Running it again does nothing unless pyproject.toml or requirements.lock changed.
set -euo pipefail
cd "$(dirname "$0")/.."
wanted="${1:-dev}"
say() { printf '%s\n' "$*"; }

# The distribution's own first: it is built with optimisations that one compiled at home mostly lacks, a tenth in all.
find_python() {
  local with_venv
  for with_venv in "import venv, ensurepip" ""; do
    for name in "${PYTHON:-}" /usr/bin/python3 python3.14 python3.13 python3.12 python3.11 python3; do
      if [ -n "$name" ] && command -v "$name" >/dev/null 2>&1 &&
        "$name" -c "import sys; ${with_venv:-pass}; sys.exit(sys.version_info < (3, 11))" >/dev/null 2>&1; then
        command -v "$name"; return
      fi
    done
  done
  say "WeZer needs Python 3.11 or newer; none was found. On Debian and Ubuntu: apt install python3 python3-venv" >&2
  exit 1
}

make_venv() {
  local python; python="$(find_python)"
  if ! "$python" -c 'import venv, ensurepip' 2>/dev/null; then
    local version; version="$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')"
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
      say "Installing python$version-venv …"
      apt-get update -qq
      DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "python$version-venv" >/dev/null ||
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv >/dev/null
    else
      say "Python's venv module is missing. Install it, then try again: sudo apt install python$version-venv" >&2
      exit 1
    fi
  fi
  say "Making .venv with $("$python" --version) …"
  "$python" -m venv .venv
}

[ -x .venv/bin/python ] && .venv/bin/python -c 'import pip' 2>/dev/null || make_venv

mark=".venv/.wezer-$wanted"
state="$(cat pyproject.toml requirements.lock | sha256sum | cut -d' ' -f1) $PWD"
if [ -f "$mark" ] && [ "$(cat "$mark")" = "$state" ]; then exit 0; fi
if [ "$wanted" = books ]; then  # never WeZer itself: its commands are in use
  .venv/bin/python -c 'import tomllib; print("\n".join(tomllib.load(open("pyproject.toml", "rb"))["project"]["optional-dependencies"]["operation"]))' > .venv/books.txt
  .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input --root-user-action=ignore \
    -c requirements.lock -r .venv/books.txt
  printf '%s' "$state" > "$mark"
  exit 0
fi
if [ "$wanted" = dev ]; then extras="[operation,test,dev]"; else extras=""; fi
say "Installing WeZer${extras:+ with its test and development tools} (a minute or two the first time) …"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input --root-user-action=ignore \
  -c requirements.lock -e ".$extras"
printf '%s' "$state" > "$mark"
if [ "$wanted" = dev ]; then printf '%s' "$state" | tee .venv/.wezer-run > .venv/.wezer-books; fi
