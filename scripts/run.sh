#!/usr/bin/env bash
# From a clone to a running demo community in ./var. Running it again goes on with the same community.
set -euo pipefail
cd "$(dirname "$0")/.."
export WEZER_HOME="${WEZER_HOME:-$PWD/var}"
scripts/setup.sh run
# The engine of the books is fetched meanwhile; the worker waits for it, nobody else does.
scripts/setup.sh books > .venv/books.log 2>&1 &
scripts/system_deps.sh pdf || true
if [ ! -f "$WEZER_HOME/wezer.toml" ]; then
  .venv/bin/wezer init --empty --with operation
else
  .venv/bin/wezer upgrade
fi
.venv/bin/wezer demo --if-empty
exec .venv/bin/wezer serve --next-port "$@"
