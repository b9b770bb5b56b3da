# What one does with Counterhand. `make` alone lists it.
# Each line of a recipe is one program without a shell between, so that make hands Ctrl-C and SIGTERM on to it.

.DEFAULT_GOAL := help
# Containers set it to keep images small; here it would have every start compile 1,500 modules anew.
unexport PYTHONDONTWRITEBYTECODE
.PHONY: help run test lint types train index sample bench evaluate telegram-sandbox product rasa dev web model

PYTHON3 = $(or $(shell command -v python3),$(error Counterhand needs python3, 3.8 or newer: install it, for example with `apt-get install python3`))
PYTHON := .venv/bin/python
RASA := .venv-rasa/bin/python

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /  make \1                    \t/; s/^\(  make .\{18\}\) *\t/\1/p' Makefile

run: ## set up what is missing, start everything on http://localhost:8000 (PORT, DATA_DIR …)
	@$(PYTHON3) -m ops.preflight
	@$(PYTHON3) -m ops.environments product rasa
	@$(PYTHON) -m ops.run

# In a data folder of its own: what waits there for people of the real Telegram must not go to this one.
telegram-sandbox: export DATA_DIR ?= var/telegram-sandbox
telegram-sandbox: ## the same with a Telegram of its own on http://localhost:8081 (TELEGRAM_SANDBOX_PORT)
	@$(PYTHON3) -m ops.preflight
	@$(PYTHON3) -m ops.environments product rasa
	@$(PYTHON) -m ops.sandbox

test: dev rasa web model ## all tests, the quick ones first
	@$(PYTHON) -m ops.web test
	@$(RASA) -m pytest tests/bot
	@$(PYTHON) -m pytest -m "not store and not wire and not product"
	@$(PYTHON) -m pytest -m "store or wire"
	@$(PYTHON) -m pytest -m product

lint: dev rasa ## ruff, mypy, tsc, imports, the bot's data
	@$(PYTHON) -m ruff check
	@$(PYTHON) -m ruff format --check
	@$(PYTHON) -m mypy .
	@$(PYTHON) -m mypy --python-executable $(RASA) --python-version 3.10 $(wildcard bot/*.py bot/*/*.py tests/bot/*.py tests/bot/*/*.py)
	@$(PYTHON) -m ops.web check
	@$(PYTHON) -m pytest -q tests/test_imports.py tests/test_committed.py
	@$(RASA) -m bot.training.validate

types: product ## write what the web pages' TypeScript knows of the server, after a change of a frame or an answer
	@$(PYTHON) -m handoff.web_types

train: model ## ask the shop for its words, train the bot and index the help pages, if what they are made of has changed

index: rasa ## index the help pages of data/knowledge, if they have changed: nothing is trained or restarted
	@$(RASA) -m bot.help.index

sample: product ## print the orders of the sample shop, one JSON object a line
	@$(PYTHON) -m shop sample

evaluate: rasa model ## measure how well messages are understood, set by set
	@$(RASA) -m bot.evaluation

bench: dev rasa web model ## measure the whole product beside the stock Rasa pipeline
	@$(PYTHON) -m bench

# What the targets above stand on; each does nothing when it is there already.
product dev rasa:
	@$(PYTHON3) -m ops.environments $@

web: dev
	@$(PYTHON) -m ops.web

model: product rasa
	@$(PYTHON) -m shop vocabulary
	@$(RASA) -m bot.training.train
	@$(RASA) -m bot.help.index
