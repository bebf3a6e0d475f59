# For fingers that type `make`: everything is done by ./dev, which also works where there is no make.
.PHONY: run test check
run test check:
	@./dev $@
