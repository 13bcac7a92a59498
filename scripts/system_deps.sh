#!/usr/bin/env bash
# Installs what comes from the distribution, where it is missing and we may: pdf, chromium, postgres, pgbouncer, gettext.
# On a developer's own machine without the right to install, it says what is left out. With CI=true that is a failure.
set -euo pipefail
say() { printf '%s\n' "$*" >&2; }

have_pdf() { ldconfig -p 2>/dev/null | grep -q 'libpangoft2-1\.0' && ldconfig -p | grep -q 'libharfbuzz-subset'; }
have_gettext() { command -v msgfmt >/dev/null; }
have_postgres() { [ -n "${WEZER_TEST_DATABASE_URL:-}" ] || compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || command -v initdb >/dev/null; }
have_pgbouncer() { PATH="$PATH:/usr/sbin:/usr/local/sbin" command -v pgbouncer >/dev/null; }
have_chromium() {
  [ -n "${WEZER_CHROMIUM:-}" ] && [ -x "$WEZER_CHROMIUM" ] && return
  for path in /usr/bin/chromium /usr/bin/google-chrome /usr/bin/google-chrome-stable /usr/bin/chromium-browser; do
    # Ubuntu's chromium-browser may be a stub that only asks for the snap
    if [ -x "$path" ] && timeout 20 "$path" --version >/dev/null 2>&1; then return 0; fi
  done
  return 1
}
# The same without the parts outside of a page, where the distribution has it: most browser tests take it, it is quicker.
shell_of_chromium() { if apt-cache show chromium-headless-shell >/dev/null 2>&1; then echo " chromium-headless-shell"; fi; }
packages_of() {
  case "$1" in
    pdf) echo "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fontconfig" ;;
    gettext) echo gettext ;;
    postgres) echo postgresql ;;
    pgbouncer) echo pgbouncer ;;
    chromium) echo "chromium$(shell_of_chromium) fonts-dejavu-core" ;;
  esac
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
fi

status=0
for need in "${missing[@]}"; do
  if ! "have_$need"; then
    say "MISSING: $need. Install it with: sudo apt install $(packages_of "$need")"
    if [ "${CI:-}" = true ]; then status=1; fi
  fi
done
exit $status
