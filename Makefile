# MO Desk: every target does its own set-up. `make help` lists them.
SHELL := /bin/bash
.DEFAULT_GOAL := help
PY := .venv/bin/python

APT_PACKAGES := libegl1 libgl1 libxkbcommon0 libxkbcommon-x11-0 libdbus-1-3 libfontconfig1 libglib2.0-0 libxcb-cursor0 \
  libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-render-util0 libxcb-util1 libxcb-shape0 libxcb-randr0 libxcb-xkb1 \
  xvfb poppler-utils strace postgresql
DEMO_OUT ?= build/demo
RUN_HOME ?= build/run

.PHONY: help setup system texts demo run test check content format bench soak screenshots clean

help: ## Show this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 14

setup: system .venv/.installed texts ## Virtual environment, libraries from the hashed lock, texts

system: build/.system

build/.system: installer/system-packages.sh
	@bash installer/system-packages.sh $(APT_PACKAGES)
	@mkdir -p build && touch $@

.venv/.installed: requirements.lock pyproject.toml
	@test -x $(PY) || python3 -m venv .venv
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

PO := $(wildcard resources/locale/*/LC_MESSAGES/mo_desk.po)
texts: $(PO:.po=.mo)

%.mo: %.po | .venv/.installed
	@$(PY) -m babel.messages.frontend --quiet compile --input-file $< --output-file $@

demo: setup ## One whole test day, headless, into build/demo
	@rm -rf $(DEMO_OUT)
	@$(PY) -m mo_desk demo --out $(DEMO_OUT)

run: setup ## Open the windows on the demo's data
	@test -d $(RUN_HOME) || $(PY) -m mo_desk demo --out $(RUN_HOME)-demo --home $(RUN_HOME)
	@$(PY) -m mo_desk --home $(RUN_HOME)

test: setup ## All tests
	@bash .ci/pytest.sh

check: setup ## Format, lint, types, contracts, words, content, then all tests
	@$(PY) -m ruff format --check .
	@$(PY) -m ruff check .
	@$(PY) -m mypy
	@.venv/bin/lint-imports
	@$(PY) -m vulture
	@.venv/bin/codespell mo_desk docs/decisions README.md ARCHITECTURE.md CONTRIBUTING.md CHANGELOG.md
	@bash .ci/content.sh
	@bash .ci/pytest.sh

content: setup ## Check the shipped questions and lessons
	@bash .ci/content.sh

format: setup ## Lay out the code
	@$(PY) -m ruff format .
	@$(PY) -m ruff check --fix .

bench: setup ## The figures of docs/performance.md, each beside its limit or peer; writes bench.json
	@$(PY) -m tests.benchmarks

soak: setup ## The long runs: 1,000 kills; writes docs/soak.md
	@$(PY) -m pytest -q -m soak --timeout 5400

screenshots: setup ## Every page, the test screen in Dutch and Arabic, every paper, as PNG in build/screenshots
	@$(PY) -m tests.screenshots build/screenshots

clean: ## Remove what make made
	@rm -rf build .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis bench.json
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
