#!/usr/bin/env bash
# Installs what comes from the distribution, where it is missing and we may: pdf, chromium, postgres, pgbouncer, gettext.
# On a developer's own machine without the right to install, it says what is left out. With CI=true that is a failure.
set -euo pipefail
say() { printf '%s\n' "$*" >&2; }

# Read whole before it is looked through: who closes a pipe early kills its writer, and pipefail calls that "missing".
have_pdf() {
  local libraries; libraries="$(ldconfig -p 2>/dev/null || true)"
  [[ "$libraries" == *libpangoft2-1.0* && "$libraries" == *libharfbuzz-subset* ]]
}
have_gettext() { command -v msgfmt >/dev/null; }
have_postgres() { [ -n "${WEZER_TEST_DATABASE_URL:-}" ] || compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || command -v initdb >/dev/null; }
have_pgbouncer() { PATH="$PATH:/usr/sbin:/usr/local/sbin" command -v pgbouncer >/dev/null; }
have_chromium() { .venv/bin/python -m wezer.core.chromium >/dev/null; }
# Ubuntu's package only asks for a snap, and other distributions may have none: playwright fetches one there.
apt_has_chromium() {
  local offered; offered="$(apt-cache policy chromium 2>/dev/null | sed -n 's/^ *Candidate: //p')"
  [ -n "$offered" ] && [ "$offered" != "(none)" ] && [[ "$offered" != *snap* ]]
}
fetch_chromium=".venv/bin/python -m playwright install chromium"
if command -v apt-get >/dev/null; then fetch_chromium+=" --with-deps"; fi
# The same without the parts outside of a page, where the distribution has it: most browser tests take it, it is quicker.
shell_of_chromium() { if apt-cache show chromium-headless-shell >/dev/null 2>&1; then echo " chromium-headless-shell"; fi; }
packages_of() {
  case "$1" in
    pdf) echo "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fontconfig" ;;
    gettext) echo gettext ;;
    postgres) echo postgresql ;;
    pgbouncer) echo pgbouncer ;;
    chromium) if apt_has_chromium; then echo "chromium$(shell_of_chromium) fonts-dejavu-core"; else echo fonts-dejavu-core; fi ;;
  esac
}
how_to_get() {
  if [ "$1" = chromium ] && ! apt_has_chromium; then echo "$fetch_chromium"; else echo "sudo apt install $(packages_of "$1")"; fi
}

missing=()
for need in "$@"; do "have_$need" || missing+=("$need"); done
[ ${#missing[@]} -eq 0 ] && exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  apt-get update -qq || true
  wanted=(); for need in "${missing[@]}"; do read -ra names <<<"$(packages_of "$need")"; wanted+=("${names[@]}"); done
  say "Installing from the distribution: ${wanted[*]} …"
  export DEBIAN_FRONTEND=noninteractive
  # The distribution's own cluster is not wanted: tests make their own.
  if [[ " ${missing[*]} " == *" postgres "* ]] && [ ! -e /etc/postgresql-common/createcluster.conf ]; then
    mkdir -p /etc/postgresql-common && echo 'create_main_cluster = false' > /etc/postgresql-common/createcluster.conf
  fi
  apt-get install -y -qq --no-install-recommends "${wanted[@]}" >/dev/null </dev/null || true
  if [[ " ${missing[*]} " == *" chromium "* ]] && ! apt_has_chromium; then $fetch_chromium >/dev/null </dev/null || true; fi
fi

status=0
for need in "${missing[@]}"; do
  if ! "have_$need"; then
    say "MISSING: $need. Install it with: $(how_to_get "$need")"
    if [ "${CI:-}" = true ]; then status=1; fi
  fi
done
exit $status
