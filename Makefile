# Two commands are all a newcomer needs: `make demo` and `make test`.
# Both install what is missing from Debian first, and say so; GRIDFLUX_NO_INSTALL=1 stops that.

PACKAGES      := libsqlite3-dev libedit-dev libre2-dev libzstd-dev zlib1g-dev libyaml-dev tzdata
TEST_PACKAGES := python3-pandas
RELEASE       := swift build -c release --static-swift-stdlib --product
BIN           := .build/release/gridflux

.PHONY: demo test soak bench build format clean packages test-packages

demo: build
	@GRIDFLUX_BIN=$(abspath $(BIN)) Examples/gridwatch/run

test: packages test-packages build
	swift format lint --strict --recursive --parallel Package.swift Sources Tests
	$(RELEASE) ObjectCount
	.build/release/ObjectCount
	@$(call run_tests,GRIDFLUX_BIN=$(abspath $(BIN)) swift test)

# The long campaigns: every power-loss seed, every time zone, many random queries, a million mutated
# programs. The tests are built optimised, or the queries alone would take hours.
soak: packages test-packages build
	$(RELEASE) fuzz
	@$(call run_tests,GRIDFLUX_SOAK=1 GRIDFLUX_BIN=$(abspath $(BIN)) \
	  GRIDFLUX_FUZZ=$(abspath .build/release/fuzz) \
	  swift test -c release -Xswiftc -enable-testing --scratch-path .build/soak)

# Beside DuckDB, Polars and ClickHouse on the same rows in the same run, where their script is at hand.
NESO   ?= ../shared/data/neso
PEERS  ?= ../shared/bench/peers.py
ROWS   ?= 10000000
PYTHON := .build/peers/bin/python

bench: build
	$(RELEASE) Benchmarks
	[ -x $(PYTHON) ] || python3 -m venv .build/peers
	$(PYTHON) -m pip install --quiet duckdb polars chdb pyarrow numpy pandas
	.build/release/Benchmarks $(NESO) .build/bench $(ROWS) $(PEERS) $(abspath $(PYTHON)) \
	  Sources/Benchmarks/FamilyPeers.py

build: packages
	$(RELEASE) gridflux

format:
	swift format --in-place --recursive --parallel Package.swift Sources Tests

clean:
	rm -rf .build

packages:
	@$(call install,$(PACKAGES))

test-packages:
	@$(call install,$(TEST_PACKAGES))

# Runs the tests and, where some fail, names them again at the end, where they are found.
define run_tests
mkdir -p .build; log=.build/tests.log; \
{ if $(1) 2>&1; then rm -f $$log.failed; else touch $$log.failed; fi; } | tee $$log; \
[ ! -e $$log.failed ] || { \
  echo; echo "What failed (the whole output: $$log):"; \
  grep -E '^✘|: error:|Fatal error|unexpected signal' $$log | tail -n 60; exit 1; }
endef

# Installs those of the named packages that are missing.
define install
missing=""; \
for package in $(1); do \
  dpkg-query -W -f='$${Status}' $$package 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$package"; \
done; \
[ -z "$$missing" ] && exit 0; \
if [ -n "$$GRIDFLUX_NO_INSTALL" ]; then \
  echo "missing Debian packages:$$missing; install them with: apt-get install$$missing" >&2; exit 1; \
fi; \
echo "installing missing Debian packages:$$missing (GRIDFLUX_NO_INSTALL=1 stops this)"; \
sudo=""; [ "$$(id -u)" = 0 ] || sudo=sudo; \
$$sudo apt-get update -qq && \
$$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing
endef
