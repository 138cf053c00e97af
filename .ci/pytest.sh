#!/usr/bin/env bash
# The whole test suite. Tests that could not be run for want of PostgreSQL are told in the last line, and fail CI.
set -uo pipefail
export QT_QPA_PLATFORM=offscreen
said=$(mktemp)
trap 'rm -f "$said"' EXIT
.venv/bin/python -m pytest -q -m "not soak" "$@" 2>&1 | tee "$said"
status=${PIPESTATUS[0]}
if grep "^NOT RUN:" "$said" && [ "$status" -eq 0 ] && [ "${CI:-}" = "true" ]; then
  status=1
fi
exit "$status"
