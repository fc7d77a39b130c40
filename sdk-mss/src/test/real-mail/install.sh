#!/bin/bash
# Installs Postfix and Dovecot on Debian or Ubuntu, as root, for the profile real-mail. The packages' own servers are not started and
# their configuration is not used: the tests run instances of their own.
set -euo pipefail

missing=no
for command in postfix dovecot doveadm; do
    command -v "$command" >/dev/null || [[ -x /usr/sbin/$command ]] || missing=yes
done
[[ -d /usr/lib/dovecot && -x /usr/lib/dovecot/lmtp && -x /usr/lib/dovecot/imap ]] || missing=yes
if [[ $missing == no ]]; then
    exit 0
fi
if [[ $(id -u) -ne 0 ]] || ! command -v apt-get >/dev/null; then
    printf 'real-mail: Postfix and Dovecot (imapd, lmtpd) are missing: install them, or run this as root on Debian\n' >&2
    exit 1
fi
policy=/usr/sbin/policy-rc.d
if [[ ! -e $policy ]]; then
    trap 'rm -f "$policy"' EXIT
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod +x "$policy"
fi
export DEBIAN_FRONTEND=noninteractive
printf 'postfix postfix/main_mailer_type select No configuration\n' | debconf-set-selections
if ! apt-get install -y -q --no-install-recommends postfix dovecot-core dovecot-imapd dovecot-lmtpd; then
    apt-get update -q
    apt-get install -y -q --no-install-recommends postfix dovecot-core dovecot-imapd dovecot-lmtpd
fi
