# make itself exits 2 when a recipe fails and prints the recipe's own code ("Error 3").
PYTHON ?= python3
SCENARIO ?= evm_rpc_flap
CHAOS = $(PYTHON) integration/chaos/run_chaos.py

.PHONY: chaos-one chaos-test

chaos-one:
	$(CHAOS) --scenario $(SCENARIO)

# Every scenario runs, whatever became of the ones before it.
chaos-test:
	@names=$$($(CHAOS) --list) || exit $$?; \
	worst=0; for name in $$names; do $(CHAOS) --scenario $$name || worst=$$?; done; exit $$worst
