# Everything here needs Python 3.11 or newer, make and a package index; nothing else.
# The first run makes .venv from the locks in requirements/; later runs start at once.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

VENV ?= .venv
BIN := $(VENV)/bin
DEMO ?= demo
PYTEST_ARGS ?=

export PIP_DISABLE_PIP_VERSION_CHECK := 1
# The program is started hundreds of times here, and would be compiled as often where this is set.
unexport PYTHONDONTWRITEBYTECODE
INSTALL := $(BIN)/python -m pip install -qq --only-binary :all: --require-hashes

.PHONY: help demo test lint format types lock clean

help: ## what can be made
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1	\2/' | expand -t 16

# ---------------------------------------------------------------- the environment

PYTHONS := $(or $(PYTHON),python3.11 python3 python3.12 python3.13 python3.14 python)

$(VENV)/.made:
	@for python in $(PYTHONS); do \
		if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			echo "making $(VENV) with $$("$$python" --version)"; \
			"$$python" -m venv --clear $(VENV) && touch $@ && exit 0; \
			echo "accounted: $$python cannot make a virtual environment - install its venv module (python3-venv on Debian)" >&2; \
			exit 1; \
		fi; \
	done; \
	echo "accounted: needs Python 3.11 or newer, and found none as $(PYTHONS) (python3 is $$(python3 --version 2>&1)) - install one, or name it: make PYTHON=/path/to/python" >&2; \
	exit 1

# What a recorder needs. --no-build-isolation: the build tool too comes from the lock.
$(VENV)/.run: requirements/run.txt pyproject.toml | $(VENV)/.made
	@echo "installing what accounted needs (once; about 120 MB to download)"
	@$(INSTALL) -r requirements/run.txt
	@$(BIN)/python -m pip install -qq --no-deps --no-build-isolation --editable .
	@touch $@

# The same versions, and the tools for tests, lint and types.
$(VENV)/.dev: requirements/dev.txt $(VENV)/.run
	@echo "installing the tools for tests, lint and types (once)"
	@$(INSTALL) -r requirements/dev.txt
	@touch $@

# ---------------------------------------------------------------- the demo

REGISTER := $(DEMO)/examples.register
ACCOUNTED := $(BIN)/accounted
BIGGEST := import json, sys; \
	here = [r["incident"] for r in json.load(sys.stdin) if "baghdadi" in r["title"].lower()]; \
	print(max(here, key=lambda i: len(i["reports"]))["id"].removeprefix("incident-")[:8])

demo: export ACCOUNTED_REGISTER = $(REGISTER)
demo: export ACCOUNTED_AUTHOR = demo
demo: $(VENV)/.run ## record examples/ into a new register, explain an incident, write demo/index.html
	@rm -rf $(DEMO)
	@mkdir -p $(DEMO)
	@printf '\n$$ export ACCOUNTED_REGISTER=$(REGISTER)\n$$ accounted record examples\n'
	@$(ACCOUNTED) record examples
	@printf '\n$$ accounted incidents\n'
	@$(ACCOUNTED) incidents
	@incident=$$($(ACCOUNTED) incidents --json | $(BIN)/python -c '$(BIGGEST)') && \
		printf '\n$$ accounted explain %s\n' "$$incident" && \
		$(ACCOUNTED) explain "$$incident"
	@printf '\n$$ accounted page --out $(DEMO)/index.html\n'
	@$(ACCOUNTED) page --out $(DEMO)/index.html
	@printf '\n$$ accounted verify\n'
	@$(ACCOUNTED) verify
	@printf '\nEvery report above is a constructed example, not a report by any outlet.\n'
	@printf 'The page:     %s\n' "$$(cd $(DEMO) && pwd)/index.html"
	@printf 'The register: %s (look further: %s --help)\n' "$(REGISTER)" "$(ACCOUNTED)"

# ---------------------------------------------------------------- the workshop

# A file's tests share what they start (a register, a server, a browser), so that whole files go to one process.
test: $(VENV)/.dev ## run the tests
	@$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile $(PYTEST_ARGS)

lint: $(VENV)/.dev ## check style and formatting
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

format: $(VENV)/.dev ## mend style and formatting
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

types: $(VENV)/.dev ## check types strictly
	@$(BIN)/mypy

# The locks name versions and hashes, and no index. Versions stay unless pyproject.toml asks otherwise;
# LOCK_ARGS=--upgrade takes the newest.
UV ?= uv
COMPILE := $(UV) pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-annotate --custom-compile-command 'make lock'

lock: ## resolve pyproject.toml anew into requirements/ (needs uv)
	@command -v $(UV) >/dev/null || { echo "make lock needs uv 0.13 or newer - install it (pip install uv), or name it: make lock UV=/path/to/uv" >&2; exit 1; }
	$(COMPILE) $(LOCK_ARGS) --group build -o requirements/run.txt
	$(COMPILE) $(LOCK_ARGS) --group build --group dev -c requirements/run.txt -o requirements/dev.txt

clean: ## remove the environment, the demo and caches
	@rm -rf $(VENV) $(DEMO) .pytest_cache .mypy_cache .ruff_cache .hypothesis dist build
	@find src tests -name __pycache__ -type d -prune -exec rm -rf {} +
