#!/usr/bin/env bash
# The checks of the shipped questions and lessons. Errors are shown and fail; of warnings only the number is told.
set -uo pipefail
status=0
for content in bank lessons; do
  echo "$content check" >&2
  .venv/bin/python -m mo_desk "$content" check --language en | grep -v -P '^(warning|people)\t'
  [ "${PIPESTATUS[0]}" -eq 0 ] || status=1
done
exit "$status"
