# make demo   set up whatever is missing, then check the sample deliverables
# make test   set up whatever is missing, then run every linter and every test
# `make help` lists the rest. Everything is installed into .venv, nothing into the system's Python.

.DEFAULT_GOAL := help
.PHONY: help setup demo test lint offline frozen pictures clean

SHELL     := bash
BIN       := .venv/bin
INSTALLED := .venv/.installed

help: ## this list
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/:.*## /\t/' | sort

# The stamp makes a second `make` quick; a change of what is to be installed makes it stale.
$(INSTALLED): pyproject.toml setup.py constraints.txt tools/setup.sh
	@bash tools/setup.sh

setup: $(INSTALLED) ## virtual environment, packages, system libraries and a Chinese font
	@bash tools/system.sh

demo: setup ## check the sample deliverables and write their reports
	@$(BIN)/surveycheck demo

test: setup ## all linters, then all tests
	@bash tools/check.sh

lint: setup ## all linters
	@bash tools/check.sh --lint

offline: setup ## folder that installs on Windows without a network (needs the network itself)
	@$(BIN)/python tools/offline/build.py

frozen: setup ## program for computers without Python, for this system, and a try of it
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt pyinstaller
	@$(BIN)/python tools/frozen/build.py

pictures: setup ## the pictures of the README, from DELIVERABLE=folder
	@$(BIN)/python tools/pictures.py "$(DELIVERABLE)"

clean: ## remove what set-up and the tools have made
	rm -rf .venv build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis demo-reports
