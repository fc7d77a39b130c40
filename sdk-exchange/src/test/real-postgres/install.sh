#!/bin/bash
# Installs PostgreSQL on Debian or Ubuntu, as root, for the profiles real-postgres and chaos. The package's own server is not started
# and its data are not used: the tests run servers of their own.
set -euo pipefail

if command -v initdb >/dev/null || compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null; then
    exit 0
fi
if [[ $(id -u) -ne 0 ]] || ! command -v apt-get >/dev/null; then
    printf 'real-postgres: PostgreSQL 15 or later is missing: install it, or run this as root on Debian\n' >&2
    exit 1
fi
policy=/usr/sbin/policy-rc.d
if [[ ! -e $policy ]]; then
    trap 'rm -f "$policy"' EXIT
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod +x "$policy"
fi
export DEBIAN_FRONTEND=noninteractive
if ! apt-get install -y -q --no-install-recommends postgresql; then
    apt-get update -q
    apt-get install -y -q --no-install-recommends postgresql
fi
