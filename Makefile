# Twinlatch. `make` alone lists what can be made; everything works in the checkout's own .venv.
.DEFAULT_GOAL := help
.PHONY: help run setup test check fix bench tour tour-all a11y torture languages lock dist try-dist
SHELL := /bin/sh
OUT ?= tour
ARGS ?=

BIN := .venv/bin
PREPARE := python=$$(packaging/setup/find_python.sh) && "$$python" packaging/setup/prepare.py
# What is packed comes from the system's own Python, in an environment apart from .venv.
PREPARE_DIST := python=$$(packaging/setup/find_python.sh system) && "$$python" packaging/setup/prepare.py \
	dist dist-tools dist-qt-xcb dist-qt-wayland
DIST_PYTHON := PYTHONPATH="$(CURDIR)" .venv-dist/bin/python
# On Wayland Qt takes its Wayland plugin, on anything else the one for X11.
WINDOW := qt-xcb $(if $(WAYLAND_DISPLAY),qt-wayland)

# A worker for every core, each with a screen and a server of its own; a file stays with one of them, but
# the fuzz does not (tests/conftest.py).
SPREAD := -n auto --dist loadfile

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "make %-8s  %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## set up what is missing and open Twinlatch; without a display, walk the tour
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
		$(PREPARE) program $(WINDOW) && exec $(BIN)/twinlatch; \
	else \
		echo "No display (DISPLAY and WAYLAND_DISPLAY are unset): walking the tour into $(OUT)/ instead."; \
		$(MAKE) --no-print-directory tour; \
	fi

setup: ## set up alone; then .venv/bin/twinlatch is the program
	@$(PREPARE) program $(WINDOW)

tour: ## walk the whole journey by itself, pictures into OUT (tour/)
	@$(PREPARE) program qt-offscreen
	@QT_QPA_PLATFORM=offscreen $(BIN)/twinlatch tour --out "$(OUT)"

tour-all: ## walk every state of every page in every look, a contact sheet each, into OUT (tour/)
	@$(PREPARE) program qt-offscreen
	@QT_QPA_PLATFORM=offscreen $(BIN)/twinlatch tour --all --out "$(OUT)"

test: ## run every suite; ARGS="-k word" for some of it
	@$(PREPARE) dev $(WINDOW) tools
	@$(BIN)/python -m pytest $(SPREAD) $(ARGS)

# tests/conftest.py puts the files in their order, the longest first.
torture: ## run every suite with the large counts
	@$(PREPARE) dev $(WINDOW) tools
	@$(BIN)/python -m pytest $(SPREAD) --no-loadscope-reorder --torture -o faulthandler_timeout=3600 $(ARGS)

bench: ## measure, and print each ratio beside its target
	@$(PREPARE) dev $(WINDOW) tools
	@if [ -n "$$DISPLAY" ]; then exec $(BIN)/python -m tests.bench $(ARGS); \
	else exec xvfb-run -a $(BIN)/python -m tests.bench $(ARGS); fi

a11y: ## print what a screen reader says, page by page, and write docs/accessibility.md
	@$(PREPARE) dev $(WINDOW) tools
	@$(BIN)/python -m tests.a11y

check: ## ruff, mypy, the import arrows and the house's own laws
	@$(PREPARE) dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/python -m tests.laws

fix: ## let ruff mend what it can
	@$(PREPARE) dev
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

dist: ## build wheel, bundle and .deb into dist/, and try them (takes some minutes)
	@$(PREPARE_DIST)
	@$(DIST_PYTHON) packaging/delivery/make_dist.py
	@$(DIST_PYTHON) packaging/delivery/try_dist.py

try-dist: ## try what stands in dist/ in a bare Debian, once more (as root)
	@$(PREPARE_DIST)
	@$(DIST_PYTHON) packaging/delivery/try_dist.py

languages: ## bring the translations up to date with what the program says (lupdate, lrelease)
	@$(PREPARE) program
	@$(BIN)/python packaging/languages.py

lock: ## make the locks anew from pyproject.toml (needs uv and a network)
	@packaging/lock.sh
