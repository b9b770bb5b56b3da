# What one does with Counterhand. `make` alone lists it.
# Each line of a recipe is one program without a shell between, so that make hands Ctrl-C and SIGTERM on to it.

.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory
# Containers set it to keep images small; here it would have every start compile 1,500 modules anew.
unexport PYTHONDONTWRITEBYTECODE
.PHONY: help run unit test coverage lint format migration pins types train index sample bench evaluate talk telegram-sandbox \
	test-web test-bot test-wire test-product lint-text lint-types lint-bot lint-web product dev rasa rasa-dev web model

PYTHON3 = $(or $(shell command -v python3),$(error Counterhand needs python3, 3.8 or newer: install it, for example with `apt-get install python3`))
PYTHON := .venv/bin/python
RASA := .venv-rasa/bin/python
# A worker a core, counting those that share one: what waits for a disk or a clock leaves it to the other.
ALL_CORES := -n logical
# Two targets at a time, each one's output in a piece, which make 3.81 cannot; no jobs of its own within a make that has them.
SIDE_BY_SIDE = $(if $(findstring jobserver,$(MAKEFLAGS)),,--jobs=2 $(if $(filter output-sync,$(.FEATURES)),--output-sync=target))

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

unit: dev ## the quick tests: no database, no server, no Rasa
	@$(PYTHON) $(COVERED) -m pytest $(ALL_CORES) -m "not store and not wire and not product"

test: dev rasa-dev web model ## all tests, the quick ones first
	@$(MAKE) $(SIDE_BY_SIDE) test-bot unit test-web
	@$(MAKE) test-wire
	@$(MAKE) test-product

test-web: dev
	@$(PYTHON) -m ops.web test

test-bot: rasa-dev
	@$(RASA) $(if $(COVERED),$(COVERED) --source=bot --data-file=.coverage/bot) -m pytest tests/bot

test-wire: dev
	@$(PYTHON) $(COVERED) -m pytest $(ALL_CORES) -m "store or wire"

# Two at a time, because each brings up a Rasa of its own. What has to be done in seconds wants the machine to itself:
# photos, pages, and starts after a kill.
test-product: dev rasa-dev web model
	@$(PYTHON) -m pytest -n 2 --dist loadscope tests/dialogues --ignore tests/dialogues/test_channels.py
	@$(PYTHON) -m pytest tests/dialogues/test_channels.py tests/browser tests/crash

coverage: dev rasa-dev ## the tests but those of the product, and how much they take of all branches: fails below the floors
	@rm -rf .coverage
	@$(MAKE) $(SIDE_BY_SIDE) COVERED="-m coverage run --rcfile=pyproject.toml" test-bot unit
	@$(MAKE) COVERED="-m coverage run --rcfile=pyproject.toml" test-wire
	@$(PYTHON) -m coverage combine --quiet
	@$(PYTHON) -m coverage report --fail-under=97
	@$(RASA) -m coverage combine --quiet --rcfile=pyproject.toml --data-file=.coverage/bot
	@$(RASA) -m coverage report --rcfile=pyproject.toml --data-file=.coverage/bot --fail-under=89

lint: dev rasa-dev ## ruff, mypy, tsc, imports, the bot's data
	@$(MAKE) $(SIDE_BY_SIDE) lint-bot lint-types lint-text lint-web

lint-text: dev
	@$(PYTHON) -m ruff check
	@$(PYTHON) -m ruff format --check
	@$(PYTHON) -m pytest -q tests/test_imports.py tests/test_committed.py

lint-types: dev
	@$(PYTHON) -m mypy .

lint-bot: dev rasa-dev
	@$(PYTHON) -m mypy --python-executable $(RASA) --python-version 3.10 $(wildcard bot/*.py bot/*/*.py tests/bot/*.py tests/bot/*/*.py)
	@$(RASA) -m bot.training.validate

lint-web: dev
	@$(PYTHON) -m ops.web check

format: dev ## bring Python and TypeScript into the form that lint asks for
	@$(PYTHON) -m ruff check --select I --fix --quiet
	@$(PYTHON) -m ruff format
	@$(PYTHON) -m ops.web format

migration: dev ## draft the migration of changed tables (NAME="what changes")
	@$(PYTHON) -m handoff.store.new_migration $(NAME)
	@$(PYTHON) -m ruff check --select F401,I --fix --quiet handoff/store/migrations
	@$(PYTHON) -m ruff format --quiet handoff/store/migrations

pins: ## renew the hashed pins of requirements/ (NEWEST="sanic aiohttp" takes their newest, NEWEST=all everything's)
	@$(PYTHON3) -m ops.pins $(NEWEST)

types: product ## write what the web pages' TypeScript knows of the server, after a change of a frame or an answer
	@$(PYTHON) -m handoff.web_types

train: model ## ask the shop for its words, train the bot and index the help pages, if what they are made of has changed

index: rasa ## index the help pages of data/knowledge, if they have changed: nothing is trained or restarted
	@$(RASA) -m bot.help.index

sample: product ## print the orders of the sample shop, one JSON object a line
	@$(PYTHON) -m shop sample

evaluate: rasa model ## measure how well messages are understood, set by set
	@$(RASA) -m bot.evaluation

talk: dev rasa web model ## play the project's own talks against the whole product and judge them
	@$(PYTHON) -m talks

bench: dev rasa web model ## measure the whole product beside the stock Rasa pipeline
	@$(PYTHON) -m bench

# What the targets above stand on; each does nothing when it is there already.
product dev rasa rasa-dev:
	@$(PYTHON3) -m ops.environments $@

web: dev
	@$(PYTHON) -m ops.web

model: product rasa
	@$(PYTHON) -m shop vocabulary
	@$(PYTHON) -m actions.procedures.checks
	@$(RASA) -m bot.training.train
	@$(RASA) -m bot.help.index
