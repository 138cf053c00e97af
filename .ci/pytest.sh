#!/usr/bin/env bash
# The whole test suite. Without PostgreSQL's binaries its tests are reported as not run, and that fails CI.
set -uo pipefail
export QT_QPA_PLATFORM=offscreen
.venv/bin/python -m pytest -q -m "not soak" "$@"
