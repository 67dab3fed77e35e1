# The words of the project. `make help` lists them; each says what it does while it does it.
# Every word that needs the set-up makes it first; what is done already costs no time.

PORT ?= 8000
RUN := .venv/bin
export OMP_THREAD_LIMIT := 1
export UDSYN_MAKE_WORD := $(or $(firstword $(MAKECMDGOALS)),help)

.DEFAULT_GOAL := help
.PHONY: help setup setup-test setup-browser office demo check format test test-browser quality docs lock clean

help: ## list these words
	@echo "Udsyn reads, keeps and searches the documents of municipalities. The words of this Makefile:"
	@echo
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

setup: ## install what is missing: system packages, .venv, pinned Python packages, static assets
	@sh scripts/setup.sh

setup-test: ## the same, and the fonts that the samples are made with
	@sh scripts/setup.sh test

setup-browser: ## the same, and Chromium for the browser tests
	@sh scripts/setup.sh browser

office: ## install LibreOffice, which is optional: for DOC, PPT, ODT, ODP, RTF, and pictures of the pages of DOCX and PPTX
	@sh scripts/office.sh

demo: setup ## read the sample documents into ./archive and serve them on http://127.0.0.1:8000 (PORT=…)
	@sh scripts/demo.sh "$(PORT)"

check: setup ## format, lint, types, architecture and documentation
	$(RUN)/ruff format --check .
	$(RUN)/ruff check .
	$(RUN)/mypy
	$(RUN)/mypy -p scripts -p benchmarks
	$(RUN)/pytest -q tests/test_architecture.py tests/test_docs.py

format: setup ## put the code into the house's format and mend what ruff can mend
	$(RUN)/ruff format .
	$(RUN)/ruff check --fix .

test: setup-test ## all tests but those in the browser
	$(RUN)/pytest -m "not browser"

test-browser: setup-browser ## drive a real Chromium through the pages
	$(RUN)/pytest -m browser tests/browser

quality: setup ## measure reading, facts and search against their floors
	$(RUN)/python -m scripts.quality

docs: setup ## write the generated parts of the README anew
	$(RUN)/python -m scripts.update_docs

lock: setup ## pin the newest allowed versions of all Python packages in requirements.lock
	@sh scripts/lock.sh

clean: ## remove what the set-up and the tests made; the archive stays
	rm -rf .venv .setup .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist udsyn.egg-info assets/node_modules
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
