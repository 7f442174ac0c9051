#!/usr/bin/env bash
# Installs what is missing, at the versions of tools.env, into .tools and node_modules. Asks nothing.
#   scripts/tools.sh build     what `make build` and `make serve` need
#   scripts/tools.sh test      the same, and the browsers and servers that the tests run
#   scripts/tools.sh fuzz      Rust and cargo-fuzz, nothing else
set -euo pipefail
cd "$(dirname "$0")/.."
. ./tools.env

missing() { echo "missing: $1" >&2; echo "install it with: $2" >&2; exit 1; }
command -v rustup >/dev/null || missing rustup "curl https://sh.rustup.rs -sSf | sh -s -- -y"
[ "${1:-build}" = fuzz ] || command -v npm >/dev/null || missing "Node with npm" "sudo apt-get install -y nodejs npm"
command -v git >/dev/null || missing git "sudo apt-get install -y git"

channel=$(sed -n 's/^channel = "\(.*\)"/\1/p' rust-toolchain.toml)
rustup run "$channel" rustc --version >/dev/null 2>&1 && [ -d "$(rustup run "$channel" rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown" ] || rustup toolchain install

has() { "$1" --version 2>/dev/null | grep -qw "$2"; }
PATH="$PWD/.tools/bin:$PATH"
install() { # crate, version
  echo "installing $1 $2 into .tools (a few minutes, once)"
  CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_TARGET_DIR="$PWD/.tools/build" \
    cargo "+$channel" install --quiet --root .tools "$1@$2" ${3:-}
}
if [ "${1:-build}" = fuzz ]; then
  command -v c++ >/dev/null || missing "a C++ compiler, which builds libFuzzer" "sudo apt-get install -y g++"
  has cargo-fuzz "$CARGO_FUZZ_VERSION" || install cargo-fuzz "$CARGO_FUZZ_VERSION" --locked
  rm -rf .tools/build
  exit
fi
has trunk "$TRUNK_VERSION" || install trunk "$TRUNK_VERSION" --locked
has wasm-bindgen "$WASM_BINDGEN_VERSION" || install wasm-bindgen-cli "$WASM_BINDGEN_VERSION"
rm -rf .tools/build

if [ ! -e node_modules/.stamp ] || [ package-lock.json -nt node_modules/.stamp ]; then
  npm ci --silent --no-audit --no-fund && touch node_modules/.stamp
fi

[ "${1:-build}" = test ] || exit 0

wanted=()
command -v "${CHROMIUM:-chromium}" >/dev/null || wanted+=(chromium fonts-noto-cjk)
[ -n "${FIREFOX:-}" ] || command -v firefox-esr firefox >/dev/null || wanted+=(firefox-esr)
command -v python3 >/dev/null || wanted+=(python3)
servers=()
[ -x /usr/sbin/nginx ] || [ -x .tools/nginx/usr/sbin/nginx ] || servers+=(nginx nginx-common)
[ -x /usr/bin/caddy ] || [ -x .tools/caddy/usr/bin/caddy ] || servers+=(caddy)
if [ ${#wanted[@]} -gt 0 ] || [ ${#servers[@]} -gt 0 ]; then
  command -v apt-get >/dev/null || missing "Chromium, Firefox, Python 3, nginx or Caddy" "your system's package manager; set CHROMIUM and FIREFOX to their paths"
  sudo=; [ "$(id -u)" = 0 ] || sudo=sudo
  echo "installing with apt: ${wanted[*]} ${servers[*]:+(into .tools:) ${servers[*]}}"
  $sudo apt-get update -qq
  [ ${#wanted[@]} = 0 ] || DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "${wanted[@]}" >/dev/null
  # Unpacked, not installed: a test must not leave a web server running on this machine.
  for part in "${servers[@]}"; do
    mkdir -p ".tools/${part%-common}"
    (cd ".tools/${part%-common}" && apt-get download -qq "$part" && dpkg -x "$part"_*.deb . && rm "$part"_*.deb)
  done
fi
