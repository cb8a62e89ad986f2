# `make demo` shows zhnews at work and `make test` runs every check. Both first set themselves up in .venv, once;
# all they need is make and Python 3.11 or newer, which `make PYTHON=/path/to/python …` names where it is not found.

VENV := .venv
RUN := $(VENV)/bin/python
PIP := $(RUN) -m pip --quiet --disable-pip-version-check
EXAMPLE := examples/evening_paper.txt
PYTHON := python3.13 python3.12 python3.11 python3.14 python3 python

.PHONY: demo test docs bench clean

demo: $(VENV)/installed
	@echo "$(EXAMPLE), as it came out of the paper's PDF:"
	@echo
	@cat $(EXAMPLE)
	@echo
	@echo "zhnews explain $(EXAMPLE): every piece, what it is, and which rule said so"
	@echo
	@$(RUN) -m zhnews explain $(EXAMPLE)
	@echo
	@echo "zhnews parse --format markdown $(EXAMPLE): the articles"
	@echo
	@$(RUN) -m zhnews parse --format markdown $(EXAMPLE)

test: $(VENV)/ready $(VENV)/browser
	$(RUN) -m pytest --quiet --cov --numprocesses auto --dist worksteal
	$(RUN) -m ruff check .
	$(RUN) -m mypy

bench: $(VENV)/installed
	@$(RUN) benchmarks/speed.py
	@echo
	@$(RUN) benchmarks/memory.py
	@echo
	@$(RUN) benchmarks/imports.py
	@echo
	@$(RUN) benchmarks/reports.py
	@echo
	@$(RUN) benchmarks/hostile.py --count 1000 --length 20000
	@echo
	@$(RUN) benchmarks/batch.py --pages 2000 --best-of 1

docs: $(VENV)/documents
	@NO_MKDOCS_2_WARNING=1 $(RUN) -m mkdocs build --strict
	@echo "The documents are in site/: open site/index.html, or serve them with $(RUN) -m http.server -d site"

clean:
	rm -rf $(VENV) build dist site *.egg-info .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/created:
	@for python in $(PYTHON); do \
	    if $$python -c 'import sys, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then \
	        echo "Setting up $(VENV) with $$python …"; \
	        $$python -m venv --clear $(VENV) && touch $@ && exit 0; \
	        exit 1; \
	    fi; \
	done; \
	echo "zhnews needs Python 3.11 or newer with its venv module (Debian: apt install python3-venv)." >&2; \
	echo "None of these is one: $(PYTHON). Name yours: make PYTHON=/path/to/python $(MAKECMDGOALS)" >&2; \
	exit 1

$(VENV)/installed: pyproject.toml $(VENV)/created
	@$(PIP) install --editable .
	@touch $@

$(VENV)/documents: pyproject.toml $(VENV)/created
	@$(PIP) install --editable '.[docs]'
	@touch $(VENV)/installed $@

$(VENV)/ready: pyproject.toml $(VENV)/created
	@$(PIP) install --editable '.[test]'
	@touch $(VENV)/installed $@

# Reports are tested in a browser. Where there is none and none can be installed, those tests are skipped and say so;
# the next run looks again.
$(VENV)/browser: $(VENV)/ready
	@if $(RUN) tests/browsers.py; then touch $@; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    echo "Installing Chromium, in which reports are tested …"; \
	    { apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install --yes --no-install-recommends \
	        chromium fonts-wqy-microhei; } >/dev/null && touch $@ || echo "Chromium could not be installed." >&2; \
	else echo "Reports are not tested in a browser: install Chromium for that." >&2; fi
