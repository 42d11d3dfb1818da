# The two commands: `make demo` reads the sample reports, `make test` runs every check. Both set up what they need.
.POSIX:
.PHONY: demo test lock scores clean

# The first Python that is new enough; `make demo PYTHON=/path/to/python3` chooses another.
PYTHON = $(shell for p in python3.11 python3.12 python3.13 python3.14 python3; do \
	$$p -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
PIP = .venv/bin/pip --disable-pip-version-check --no-input

demo: .venv/.runs
	@mkdir -p out
	@.venv/bin/riwaya read samples/reports -o out/demo.jsonl
	@.venv/bin/riwaya read samples/reports -o out/demo.html
	@.venv/bin/riwaya read samples/reports --format table
	@echo "The same as a page, with the words that prove each record: out/demo.html"
	@echo "The same for programs, one reading a line:                 out/demo.jsonl"

test: .venv/.tests
	@if { command -v chromium || command -v chromium-browser || command -v google-chrome; } >/dev/null; then :; \
	elif command -v apt-get >/dev/null && test "$$(id -u)" = 0; then tests/browser/install.sh; \
	else echo "No Chromium: the browser tests are skipped (failed where CI=true). See tests/browser/install.sh."; fi
	@if ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; then :; \
	elif command -v apt-get >/dev/null && test "$$(id -u)" = 0; then tests/store/install.sh; \
	else echo "No PostgreSQL server: its tests are skipped (failed where CI=true). See tests/store/install.sh."; fi
	.venv/bin/ruff check
	.venv/bin/mypy
	.venv/bin/lint-imports
	.venv/bin/pytest -n auto

# The versions and hashes of everything that is installed, made anew.
lock: .venv/.tests
	$(PIP) install pip-tools
	.venv/bin/python tools/lock.py

# The blocks of the READMEs that hold the tool's own output and scores, made anew.
scores: .venv/.runs
	.venv/bin/python tools/readme_scores.py

clean:
	rm -rf .venv out build dist

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "riwaya needs Python 3.11 or newer with venv (Debian: apt install python3 python3-venv)."; exit 1; }
	@echo "Setting up .venv with $(PYTHON) ..."
	@$(PYTHON) -m venv .venv

.venv/.runs: .venv/bin/python requirements.lock pyproject.toml
	@echo "Installing what riwaya runs on (requirements.lock) ..."
	@$(PIP) install --quiet --require-hashes -r requirements.lock
	@$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.tests: .venv/.runs requirements-dev.lock
	@echo "Installing what the checks need (requirements-dev.lock) ..."
	@$(PIP) install --quiet --require-hashes -r requirements-dev.lock
	@touch $@
