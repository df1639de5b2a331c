# Kartka's commands. `make help` lists them.
VENV := .venv
BIN := $(VENV)/bin
NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
# The first that is new enough; `make PYTHON=/path/to/python3 …` chooses another.
PYTHON ?= $(shell for each in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$each -c '$(NEW_ENOUGH)' 2>/dev/null && echo $$each && break; done)
LOCKED := --quiet --disable-pip-version-check --require-hashes
.DEFAULT_GOAL := help
.PHONY: help run test check format bench texts screenshots lock clean

help: ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/\1|\2/' | while IFS='|' read -r name text; do printf '  make %-12s %s\n' "$$name" "$$text"; done

define MAKE_ENVIRONMENT
	@$(BIN)/python -c 'import pip; $(NEW_ENOUGH)' 2>/dev/null || { \
	  test -n "$(PYTHON)" && $(PYTHON) -c '$(NEW_ENOUGH)' 2>/dev/null || { \
	    echo "Kartka needs Python 3.11 or newer; here is: $$($(or $(PYTHON),python3) --version 2>&1)." >&2; \
	    echo "Install one, or name it: make PYTHON=/path/to/python3 $(MAKECMDGOALS)" >&2; exit 1; }; \
	  $(PYTHON) -m venv --clear $(VENV) >/dev/null 2>&1 || { \
	    $(PYTHON) -m venv --clear --without-pip $(VENV) && \
	    $(PYTHON) -m pip --python $(BIN)/python install --quiet pip; } || { \
	    echo "This Python comes without venv and pip. On Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }; }
endef

# --require-hashes: what is installed is what was pinned, byte for byte.
$(VENV)/.run: requirements.txt
	$(MAKE_ENVIRONMENT)
	@echo "Getting what Kartka runs on, once…" >&2
	@$(BIN)/python -m pip install $(LOCKED) -r requirements.txt
	@touch $@

$(VENV)/.dev: requirements-dev.txt
	$(MAKE_ENVIRONMENT)
	@echo "Getting what Kartka is made and tested with, once…" >&2
	@$(BIN)/python -m pip install $(LOCKED) -r requirements-dev.txt
	@touch $(VENV)/.run $@

run: $(VENV)/.run ## start Kartka: on Telegram with BOT_TOKEN, else in the sandbox in your browser
	@exec $(BIN)/python -m bot

test: $(VENV)/.dev ## the whole suite, on SQLite and on PostgreSQL; ARGS="tests/moments" for a part
	@$(BIN)/python -m pytest -n auto --dist worksteal $(ARGS)

check: $(VENV)/.dev ## lint, format, types, import directions, catalogues
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/python -m locales check

format: $(VENV)/.dev ## put the code into its format
	@$(BIN)/ruff check --fix --exit-zero --quiet .
	@$(BIN)/ruff format .

bench: $(VENV)/.dev ## measure, in some ten minutes; ARGS="boards" for a part
	@$(BIN)/python -m tests.bench $(ARGS)

texts: $(VENV)/.run ## bring the catalogues in line with the code
	@$(BIN)/python -m locales update

screenshots: $(VENV)/.dev ## take the pictures of the README anew
	@$(BIN)/python -m tests.page.screenshots

lock: $(VENV)/.dev ## pin the dependencies anew, with hashes
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-annotate pyproject.toml -o requirements.txt
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-annotate pyproject.toml --group dev -o requirements-dev.txt

clean: ## remove the environment and all caches; data stays
	@rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
