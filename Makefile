# Two commands do everything: `make demo` and `make test`.
# They need Python 3.11 or later, make and a package index; uv is fetched if absent.

PYTHON ?= python3
UV := $(shell command -v uv 2>/dev/null || echo .uv/bin/uv)
BIN := .venv/bin
STAMP := .venv/.installed
# Said aloud, lest uv take an environment that happens to be active.
INTO := --quiet --python $(BIN)/python

# Where the machine has certificates of its own, trust those: a firm's proxy signs anew.
ifneq ($(wildcard /etc/ssl/certs/ca-certificates.crt /etc/pki/tls/certs/ca-bundle.crt),)
export UV_SYSTEM_CERTS ?= true
endif

.PHONY: demo demo-community test journeys lint docs bench soak lock clean help

help:            ## say what can be made
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

# The fictional vendor's copy, on the day that its story is told of.
OTTERMERE := --today 2026-11-26 $(addprefix examples/ottermere/,site web office)

demo: $(STAMP)   ## check a fictional vendor's pages, verify its claims, write their pages
	$(BIN)/holdwater check --fail-on never $(OTTERMERE)
	$(BIN)/holdwater verify --fail-on never $(OTTERMERE)
	$(BIN)/holdwater claims site $(OTTERMERE) --by Ottermere --title "What Ottermere claims" \
	  --output build/claim-site

# A forum that never was, as a Discourse would back it up, and what a moderator reads of it.
FORUM := build/forum
FORUM_LINK := https://forum.example/t/{thread_id}

demo-community: $(STAMP)  ## import a made-up forum, find its campaigns, write the page
	cd benchmarks && ../$(BIN)/python -m community.as_discourse ../$(FORUM) --posts 20000
	$(BIN)/holdwater community import discourse $(FORUM)/backup.tar.gz -o $(FORUM)/posts.parquet
	$(BIN)/holdwater community scan $(FORUM)/posts.parquet --today 2025-06-01 \
	  --post-address '$(FORUM_LINK)' --format html --output $(FORUM)/survey.html
	$(BIN)/holdwater community scan $(FORUM)/posts.parquet --today 2025-06-01
	@echo "What it found stands in $(FORUM)/survey.html, what is true in $(FORUM)/truth.csv"

test: $(STAMP)   ## run the tests
	$(BIN)/python -m pytest -n 2 --dist loadfile -m "not journey"

journeys: $(STAMP)  ## go through the users' own doors, from end to end
	$(BIN)/python -m pytest -m journey

lint: $(STAMP)   ## style, types, layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: $(STAMP)   ## write the generated pages and build the site
	$(BIN)/python docs/generate.py
	$(BIN)/zensical build --clean --strict

bench: $(STAMP)  ## measure start-up, and the road on labelled statements
	$(BIN)/python benchmarks/startup.py

soak: $(STAMP)   ## fuzz, kill and look what is left; by hand, for half an hour
	$(UV) pip install $(INTO) --quiet atheris
	$(BIN)/python soak/run.py

lock: $(UV)      ## choose the versions of everything anew
	$(UV) pip compile --quiet --universal --generate-hashes --no-emit-index-url \
	  --no-header --python-version 3.11 --extra all --group dev pyproject.toml -o requirements.lock
	$(UV) pip compile --quiet --universal --generate-hashes --no-emit-index-url \
	  --no-header --python-version 3.11 --extra spark --constraint requirements.lock \
	  pyproject.toml -o requirements-spark.lock

# What is compiled when the project is built.
COMPILED_FROM := compile_packs.py src/holdwater/claims/lexicon.toml \
  $(wildcard src/holdwater/rules/packs/*.toml)

$(STAMP): pyproject.toml requirements.lock $(COMPILED_FROM) | $(UV)
	test -x $(BIN)/python || $(UV) venv --quiet --python '>=3.11' --no-managed-python .venv
	$(UV) pip sync $(INTO) --require-hashes requirements.lock
	$(UV) pip install $(INTO) --no-deps --no-build-isolation --editable .
	touch $@

# A Python without ensurepip makes no environment with pip in it: its own pip will do.
.uv/bin/uv:
	rm -rf .uv
	if $(PYTHON) -m venv .uv >/dev/null 2>&1; \
	then .uv/bin/python -m pip install --quiet uv; \
	else rm -rf .uv && $(PYTHON) -m pip install --quiet --target .uv uv; \
	fi

clean:           ## forget everything that was installed or built
	rm -rf .venv .uv site dist build .pytest_cache .mypy_cache .ruff_cache
