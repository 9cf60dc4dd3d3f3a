# Everything sets up what it needs by itself: git, make and Python 3.11 or newer are enough.
#   make run FILE=mine.yaml ARGS="-q actor:putin"      make test ARGS="-k dates"      make PYTHON=python3.12 test

VENV := .venv
BIN := $(VENV)/bin
STAMPS := $(VENV)/.installed-
LOCKED := pyproject.toml constraints.txt
# An environment that was cut short, or made by another tool, may lack pip.  The build backend is pinned
# too: pip reads the first name up to version 25.2, the second from then on.
INSTALL := $(BIN)/python -c 'import pip' 2>/dev/null || $(BIN)/python -m ensurepip >/dev/null; \
	PIP_CONSTRAINT=constraints.txt PIP_BUILD_CONSTRAINT=constraints.txt \
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

.PHONY: help
help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: run
run: $(STAMPS)run ## open the bundled story, or FILE=...; more options in ARGS="..."
	@$(BIN)/timeline-tui $(if $(FILE),"$(FILE)") $(ARGS)

.PHONY: test
test: $(STAMPS)dev ## run the tests, in parallel; pick some with ARGS="-k words"
	@$(BIN)/python -m pytest -q -n auto --maxprocesses=8 $(ARGS)

# These tests have to reach every branch of the reader, the writers and the text in them.
.PHONY: coverage
coverage: $(STAMPS)dev ## run the tests of reader and writers, and ask for every branch
	@$(BIN)/python -m pytest -q -n auto --maxprocesses=8 --cov --part=covering tests/core tests/files

.PHONY: check
check: $(STAMPS)dev ## check formatting, lint, types, import contracts and spelling, then run the tests
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/codespell
	@$(MAKE) --no-print-directory coverage
	@$(MAKE) --no-print-directory test ARGS="--part=other $(ARGS)"

.PHONY: format
format: $(STAMPS)dev ## format the code and mend what lint can mend
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

# The yardsticks lnav and VisiData are measured where they are installed: apt install lnav visidata
MEASURED := start open filter move memory growth

.PHONY: bench
bench: $(STAMPS)dev ## measure time and memory beside other programs; some with MEASURED="open move"
	@set -e; for name in $(MEASURED); do $(BIN)/python benchmarks/bench_$$name.py $(ARGS); done

.PHONY: bench-large
bench-large: ## the same with a million events, as far as they make a difference
	@$(MAKE) --no-print-directory bench ARGS=--large MEASURED="$(filter-out start,$(MEASURED))"

.PHONY: performance
performance: $(STAMPS)dev ## write docs/performance.md and its picture from what was measured
	@$(BIN)/python benchmarks/write_page.py

.PHONY: fuzz
fuzz: $(STAMPS)dev ## read damaged files for SECONDS=60, from SEED=... on; keep those that fail
	@$(BIN)/python scripts/fuzz.py --seconds $(or $(SECONDS),60) $(if $(SEED),--seed $(SEED)) \
		$(if $(COUNT),--count $(COUNT))

.PHONY: readme
readme: $(STAMPS)dev ## write the tables of keys and query fields into README.md
	@$(BIN)/python scripts/readme.py

.PHONY: manual
manual: $(STAMPS)dev ## write the manual page, docs/timeline-tui.1
	@$(BIN)/python scripts/manual.py

.PHONY: picture
picture: $(STAMPS)dev ## draw the picture in README.md
	@$(BIN)/python scripts/picture.py

.PHONY: clean
clean: ## remove the environment and everything made
	rm -rf $(VENV) build dist .coverage* .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find src tests -name __pycache__ -type d -prune -exec rm -rf {} +

# A version manager's python3.12 may exist and yet not run, and Debian's python3 may lack ensurepip:
# each candidate has to prove itself.
$(BIN)/python:
	@ok='import sys; sys.exit(sys.version_info < (3, 11))'; old=''; bare=''; \
	for python in $(or $(PYTHON),python3.13 python3.12 python3.11 python3 python); do \
		if ! "$$python" -c '' 2>/dev/null; then continue; \
		elif ! "$$python" -c "$$ok" 2>/dev/null; then old="$$python"; \
		elif ! "$$python" -c 'import ensurepip, venv' 2>/dev/null; then bare="$$python"; \
		else \
			echo "Setting up $(VENV) with $$("$$python" -V) ..." >&2; \
			exec "$$python" -m venv --clear $(VENV); \
		fi; \
	done; \
	if test -n "$$bare"; then \
		echo "$$bare cannot make a virtual environment: it lacks the modules venv and ensurepip." >&2; \
		echo "On Debian or Ubuntu, install them with: apt install python3-venv" >&2; \
	elif test -n "$$old"; then \
		echo "Python 3.11 or newer is needed; $$old is $$("$$old" -V 2>&1)." >&2; \
	else \
		echo "Python 3.11 or newer is needed; none was found." >&2; \
	fi; \
	echo "Another Python is chosen with: make PYTHON=/path/to/python3 ..." >&2; \
	exit 1

$(STAMPS)run: $(LOCKED) | $(BIN)/python
	@echo "Installing timeline-tui into $(VENV) ..." >&2
	@$(INSTALL) --editable . --constraint constraints.txt
	@touch $@

$(STAMPS)dev: $(LOCKED) | $(BIN)/python
	@echo "Installing timeline-tui and its development tools into $(VENV) ..." >&2
	@$(INSTALL) --editable '.[dev]' --constraint constraints.txt
	@touch $@ $(STAMPS)run
