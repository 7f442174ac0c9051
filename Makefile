SHELL := /bin/bash
export PATH := $(CURDIR)/.tools/bin:$(CURDIR)/node_modules/.bin:$(PATH)
PORT ?= 8080
# The same bytes wherever they are built: paths of this machine are named alike. These flags take the place of those in
# `.cargo/config.toml`, so that one is repeated.
SITE = CARGO_ENCODED_RUSTFLAGS="$$(printf -- '-Ctarget-feature=+simd128\037--remap-path-prefix=%s=/registry\037--remap-path-prefix=%s=/platmap' "$${CARGO_HOME:-$$HOME/.cargo}/registry/src" "$(CURDIR)")" trunk build --release && rm -f dist/.trunk-lock

help: ## list the targets
	@sed -n 's/^\([a-z0-9-]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 20

serve: tools ## build the page and serve it at http://127.0.0.1:8080, anew on every change
	@echo "serving on http://127.0.0.1:$(PORT) (the first build takes a minute, later ones seconds)"
	trunk serve --port $(PORT)

build: tools ## build the static site into dist/
	$(SITE)

standalone: build ## the site as one file that opens from disk: release/platmap.html
	node scripts/standalone.mjs

release: standalone ## both as they are published, with their SHA-256: release/
	scripts/release.sh

reproduce: tools ## build the release twice, in different places, and compare the bytes
	scripts/reproduce.sh

test: tools-test ## run everything: lints, core, corpus, client tables, and the page in Chromium and Firefox
	cargo fmt --check
	cargo clippy --quiet --all-targets -- -D warnings
	cargo clippy --quiet --lib --bins --features ui --target wasm32-unknown-unknown -- -D warnings
	cargo clippy --quiet --lib --bins --features worker --target wasm32-unknown-unknown -- -D warnings
	cargo test --quiet
	node scripts/make-samples.mjs --check
	$(SITE)
	node scripts/standalone.mjs
	node --test tests/e2e/

check: ## judge FILES with the native checker: make check FILES="index.json"
	cargo run --quiet --release --example check -- $(FILES)

bench: tools-test ## print figures: native, in Chromium (with 2.2 GB in the temporary folder), and bytes to load
	cargo bench --quiet
	$(SITE)
	node benches/page.mjs
	node benches/hostile.mjs
	node benches/panels.mjs
	node benches/archives.mjs

fuzz: ## fuzz every target for FUZZ_SECONDS (3600) each, or only FUZZ_TARGETS
	@scripts/tools.sh fuzz
	scripts/fuzz.sh

e2e: tools-test ## only the page in Chromium and Firefox
	$(SITE)
	node scripts/standalone.mjs
	node --test tests/e2e/

generate: ## write what is made from the rules and samples
	UPDATE=1 cargo test --quiet --test generated
	node scripts/make-samples.mjs
	$(SITE)
	UPDATE=1 node --test --test-name-pattern=README tests/e2e/

clean: ## remove what builds left behind (not the tools)
	rm -rf target dist release

tools:
	@scripts/tools.sh build

tools-test:
	@scripts/tools.sh test

.PHONY: help serve build standalone release reproduce test check bench fuzz e2e generate clean tools tools-test
