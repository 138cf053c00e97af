#!/usr/bin/env bash
# Make sure that the Debian packages named as arguments are there. As root or with passwordless sudo they are installed;
# otherwise the exact line to type is shown and the set-up stops. On other systems nothing is done.
set -euo pipefail
command -v dpkg-query >/dev/null 2>&1 || exit 0
missing=()
for package in "$@"; do
  state=$(dpkg-query -W -f='${db:Status-Abbrev}' "$package" 2>/dev/null || true)
  [ "${state:0:2}" = "ii" ] || missing+=("$package")
done
[ "${#missing[@]}" -eq 0 ] && exit 0
if [ "$(id -u)" -eq 0 ]; then
  run=()
elif sudo -n true 2>/dev/null; then
  run=(sudo -n)
else
  echo "MO Desk needs these Debian packages. Type this line, then start again:" >&2
  echo "  sudo apt-get install ${missing[*]}" >&2
  exit 1
fi
echo "Installing Debian packages: ${missing[*]}" >&2
export DEBIAN_FRONTEND=noninteractive
"${run[@]}" apt-get update -qq >/dev/null
"${run[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
