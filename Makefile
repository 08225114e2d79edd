# Two commands are enough: `make run` starts the program, `make test` proves it.
PYTHON ?= python3

.PHONY: run test test-fast check types drill bench demo requirements backup restore help

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile

run: ## start everything at http://127.0.0.1:8000 (PORT=, HOST=)
	@$(PYTHON) -m narzedzia.start

test: ## the whole suite, with its own PostgreSQL, Redis and Chromium (ARGS=)
	@$(PYTHON) -m narzedzia.testy all $(ARGS)

test-fast: ## unit and view tests on SQLite (ARGS=)
	@$(PYTHON) -m narzedzia.testy fast $(ARGS)

drill: ## the long drills, whole
	@$(PYTHON) -m narzedzia.testy drill $(ARGS)

check: ## format, lint, types of the apps at the bottom, layers, migrations, deployment settings
	@$(PYTHON) -m narzedzia.kontrola

types: ## what mypy says of services and queries of every app
	@$(PYTHON) -m narzedzia.typy

bench: ## queries, CPU time and bytes of the main pages against their floor
	@$(PYTHON) -m narzedzia.polecenie bench

demo: ## throw the demo data away and load them again
	@$(PYTHON) -m narzedzia.polecenie demo --od-nowa

backup: ## copy database, uploads and key into var/kopie
	@$(PYTHON) -m narzedzia.kopia utworz

restore: ## bring a copy back (FILE=); what was there is moved aside
	@$(PYTHON) -m narzedzia.kopia odtworz "$(FILE)"

requirements: ## pin requirements*.in again
	@$(PYTHON) -m narzedzia.przypnij
